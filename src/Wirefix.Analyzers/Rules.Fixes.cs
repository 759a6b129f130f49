using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor VerifiedFix = new(
        VerifiedFixId,
        title: "A verified fix for this member is at hand",
        messageFormat: "A verified fix is at hand: {0}",
        category: "Wirefix.Fixes",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A run of 'wirefix fix --suggest' proved a fix for this member and left it in a .wirefix file; the member is still what it was then.",
        helpLinkUri: HelpBase + VerifiedFixId + ".md");
}
