using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor UnreadableFacts = new(
        UnreadableFactsId,
        title: "A line of a file of wire facts or verified fixes cannot be read",
        messageFormat: "This line cannot be read and is left out: {0}",
        category: "Wirefix.Facts",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Rules know only what the readable lines say. Write the file again with 'wirefix facts' or 'wirefix fix --suggest', or mend the line.",
        helpLinkUri: HelpBase + UnreadableFactsId + ".md");
}
