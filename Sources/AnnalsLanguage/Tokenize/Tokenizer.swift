package enum Tokenizer { package static func forms(of p: String) -> [String] { p.split(separator: " ").map(String.init) } }
