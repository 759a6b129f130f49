using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor UrlEscaping = new(
        UrlEscapingId,
        title: "A value in a URL is not escaped once",
        messageFormat: "'{0}' {1}",
        category: "Wirefix.Encoding",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A value that holds '/', '?', '&', '#', '+' or '%' changes the URL it stands in, unless it is escaped; "
            + "escaped or decoded twice it is another value.",
        helpLinkUri: HelpBase + UrlEscapingId + ".md");
}
