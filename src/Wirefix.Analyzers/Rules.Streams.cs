using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor StreamFraming = new(
        StreamFramingId,
        title: "A stream is read as one body, or its events by reads instead of frames",
        messageFormat: "'{0}' {1}{2}",
        category: "Wirefix.Framing",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A stream may not end for hours, and its reads end where the network ended them, not where an event does.",
        helpLinkUri: HelpBase + StreamFramingId + ".md");
}
