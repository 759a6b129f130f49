using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
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
