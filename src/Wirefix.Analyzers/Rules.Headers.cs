using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor MissingHeader = new(
        MissingHeaderId,
        title: "A header that every successful call carried is not set",
        messageFormat: "'{0}' sends no '{1}'; all {2} successful calls of {3} carried it, and {4}",
        category: "Wirefix.Contracts",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An upstream that answers only calls with a header refuses this one. "
            + "The header is part of its contract, even where no document says so.",
        helpLinkUri: HelpBase + MissingHeaderId + ".md");
}
