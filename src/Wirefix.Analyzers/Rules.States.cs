using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

public static partial class Rules
{
    internal static readonly DiagnosticDescriptor UnguardedTransition = new(
        StateTransitionId,
        title: "A state is written without a look at the current one, or one that the wire showed is not handled",
        messageFormat: "'{0}' becomes {1} whatever it was before{2}",
        category: "Wirefix.States",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A call that comes late, twice or out of order takes the object out of a state that it was to stay in, and nobody gets an error.",
        helpLinkUri: HelpBase + StateTransitionId + ".md");

    internal static readonly DiagnosticDescriptor UnhandledState = new(
        StateTransitionId,
        title: "A state is written without a look at the current one, or one that the wire showed is not handled",
        messageFormat: "The switch over '{0}' has no case for {1}; {2}",
        category: "Wirefix.States",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The code takes a state for impossible in which the wire showed objects, and throws for each of them.",
        helpLinkUri: HelpBase + StateTransitionId + ".md");
}
