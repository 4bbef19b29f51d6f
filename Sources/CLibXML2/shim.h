#pragma once
#include <libxml/xmlversion.h>
/// Debian's libxml2 shows ICU's headers, which differ from those inside Foundation, so that a module could
/// import only one of the two. Nothing here looks into the encoding handlers, whose two last fields go.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to call.
static inline void annals_xml_free(void *pointer) { xmlFree(pointer); }

/// The message, line and column of a structured error, or NULL and 0. The callback's pointer gained a
/// `const` in libxml2 2.12, so the type is hidden here.
#if LIBXML_VERSION >= 21200
typedef const xmlError *annals_xml_error;
#else
typedef xmlError *annals_xml_error;
#endif
static inline const char *annals_xml_error_message(annals_xml_error error) { return error ? error->message : 0; }
static inline int annals_xml_error_line(annals_xml_error error) { return error ? error->line : 0; }
static inline int annals_xml_error_column(annals_xml_error error) { return error ? error->int2 : 0; }
static inline int annals_xml_error_level(annals_xml_error error) { return error ? (int)error->level : 0; }

/// Refuses every external entity: no file is opened and no network is touched.
static inline xmlParserInputPtr annals_refuse_entity(const char *url, const char *id, xmlParserCtxtPtr context) {
  (void)url; (void)id; (void)context;
  return 0;
}
static inline void annals_xml_refuse_external_entities(void) { xmlSetExternalEntityLoader(annals_refuse_entity); }
