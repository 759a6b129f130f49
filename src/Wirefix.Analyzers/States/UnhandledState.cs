using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Observed;

namespace Wirefix.Analyzers.States;

/// <summary>A switch over a state that takes it for impossible to be in a state which the wire showed.</summary>
/// <param name="States">The states, as the code names them.</param>
/// <param name="Seen">How often the wire came to the first of them.</param>
internal sealed record UnhandledState(ImmutableArray<string> States, ObservedMove Seen)
{
    // A switch that knows one state alone is about something else.
    private const int FewestHandled = 2;

    /// <summary>What a switch lacks; null where nothing is sure to be missing.</summary>
    public static UnhandledState? Find(StateSwitch found, SyntaxNodeAnalysisContext context)
    {
        if (context.ContainingSymbol is { } symbol && TestMethod.Is(symbol))
            return null;

        var type = context.SemanticModel.GetTypeInfo(found.Subject, context.CancellationToken).Type?.WithoutNullable() as INamedTypeSymbol;
        var isEnum = type is { TypeKind: TypeKind.Enum };
        if ((!isEnum && type?.SpecialType != SpecialType.System_String)
            || ObservedStates.Of(FactFiles.Of(context.Options, context.CancellationToken), found.Member, isEnum ? type : null, null) is not { } seen
            || seen.States.Count(found.Handled.Contains) < FewestHandled)
        {
            return null;
        }

        var missing = seen.States.Where(state => !found.Handled.Contains(state) && !seen.To(state).IsEmpty)
            .OrderByDescending(state => seen.To(state).Sum(move => move.Seen.Count)).ToImmutableArray();
        return missing.IsEmpty || IsSettledBefore(found, missing) ? null : new UnhandledState(missing, seen.To(missing[0])[0]);
    }

    // What comes before the switch may have sent the others elsewhere.
    private static bool IsSettledBefore(StateSwitch found, ImmutableArray<string> states) =>
        StateMentions.AreIn(EnclosingMember.Of(found.Node), found.Subject.SpanStart, found.Member, states);
}
