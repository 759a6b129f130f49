using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>A function that writes a state.</summary>
/// <param name="Function">The function.</param>
/// <param name="Writes">Its writes.</param>
/// <param name="Guards">The tests of the current state before each of the writes.</param>
internal sealed record Sibling(SyntaxNode Function, ImmutableArray<StateWrite> Writes, ImmutableArray<ImmutableArray<StateGuard>> Guards)
{
    /// <summary>Whether no write happens from any state.</summary>
    public bool IsGuarded => Guards.All(guards => guards.Length > 0);

    /// <summary>Whether the state is read before it is written, whatever for.</summary>
    public bool Reads => StateMentions.AreIn(Function, Writes[0].Assignment.SpanStart, Writes[0].Member, []);

    /// <summary>Whether the object may be one that the function makes or is sent, and so has no state before.</summary>
    public bool MayBegin => Writes.All(write => write.Subject is { } subject && Function.DescendantNodes().Any(node => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax or WithExpressionSyntax } local =>
            local.Identifier.ValueText == subject,
        ParameterSyntax parameter => Function is AnonymousFunctionExpressionSyntax && parameter.Identifier.ValueText == subject,
        _ => false,
    }));

    /// <summary>What it is called: by its name, with its type where that tells more, or by its route.</summary>
    public string Name => Function switch
    {
        MethodDeclarationSyntax { Identifier.ValueText: "Handle" or "HandleAsync" or "Execute" or "ExecuteAsync" or "Consume" } method =>
            $"{method.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText}.{method.Identifier.ValueText}",
        AnonymousFunctionExpressionSyntax { Parent.Parent: ArgumentListSyntax { Arguments: [{ Expression: var route }, ..] } } =>
            route.ToString().Trim('"'),
        _ => StateWrite.NameOf(Function) ?? "",
    };

    /// <summary>The function that writes belong to.</summary>
    public static Sibling Of(IEnumerable<StateWrite> writes)
    {
        ImmutableArray<StateWrite> all = [.. writes];
        return new Sibling(all[0].Function, all, [.. all.Select(StateGuard.Of)]);
    }

    /// <summary>Its writes, each with the tests before it.</summary>
    public IEnumerable<(StateWrite Write, ImmutableArray<StateGuard> Guards)> Ways => Writes.Zip(Guards, (write, guards) => (write, guards));

    /// <summary>Those that go to a state.</summary>
    public IEnumerable<(StateWrite Write, ImmutableArray<StateGuard> Guards)> To(StateName state) =>
        Ways.Where(way => way.Write.State.Name == state.Name);
}
