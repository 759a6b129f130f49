using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor UnreadableFacts = new(
        UnreadableFactsId,
        title: "A line of a wire facts file cannot be read",
        messageFormat: "This line is no wire fact and is left out: {0}",
        category: "Wirefix.Facts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Rules know only what the readable lines say. Write the file again with 'wirefix facts', or mend the line.",
        helpLinkUri: HelpBase + UnreadableFactsId + ".md");
}
