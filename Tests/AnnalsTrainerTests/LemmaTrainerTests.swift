import Testing
@Suite struct LemmaTrainerTests { @Test func x() {} }
