using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor HandMadeMultipart = new(
        HandMadeMultipartId,
        title: "A multipart boundary or file name is written or read by hand",
        messageFormat: "'{0}' {1}",
        category: "Wirefix.Framing",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Boundaries and names stand quoted in headers, and names are encoded where they are not ASCII. The framework's types write and read them so.",
        helpLinkUri: HelpBase + HandMadeMultipartId + ".md");
}
