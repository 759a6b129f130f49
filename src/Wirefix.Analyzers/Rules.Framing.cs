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

    internal static readonly DiagnosticDescriptor HandMadeMultipart = new(
        HandMadeMultipartId,
        title: "A multipart boundary or file name is written or read by hand",
        messageFormat: "'{0}' {1}",
        category: "Wirefix.Framing",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Boundaries and names stand quoted in headers, and names are encoded where they are not ASCII. "
            + "The framework's types write and read them so.",
        helpLinkUri: HelpBase + HandMadeMultipartId + ".md");

    internal static readonly DiagnosticDescriptor BufferContract = new(
        BufferContractId,
        title: "A buffer is used against its contract",
        messageFormat: "{0}",
        category: "Wirefix.Framing",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A pipe told the wrong position spins or loses frames; memory that was given back holds other data; a read may bring a part.",
        helpLinkUri: HelpBase + BufferContractId + ".md");
}
