using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>The code that calls a function, found by the function's name alone: who calls by an interface is found as well.</summary>
internal sealed class Callers(Compilation compilation, CancellationToken cancellationToken)
{
    private const int Depth = 2;

    // A name that so many call is a common one, of which nothing can be told.
    private const int Most = 20;

    /// <summary>Whether code that calls the writing function, or calls what calls it, may look at the state before.</summary>
    public bool MayLook(StateWrite write, IReadOnlyCollection<string> states) =>
        MayLook(StateWrite.NameOf(write.Function), write, states, Depth);

    private bool MayLook(string? name, StateWrite write, IReadOnlyCollection<string> states, int depth)
    {
        if (name is null || depth == 0)
            return false;

        var calls = CallsOf(name).Take(Most).ToArray();
        return calls.Length == Most || Array.Exists(calls, call => Surroundings(call) is { } scope && scope != write.Function
            && (StateMentions.AreIn(scope, call.SpanStart, write.Member, states) || MayLook(StateWrite.NameOf(scope), write, states, depth - 1)));
    }

    private IEnumerable<InvocationExpressionSyntax> CallsOf(string name) => compilation.SyntaxTrees
        .Where(tree => StateMentions.IsInText(tree, name + "(", cancellationToken))
        .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        .Where(call => CalledName.Of(call) == name);

    private static SyntaxNode? Surroundings(SyntaxNode call) =>
        call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax
            ? member
            : call.Ancestors().LastOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                ?? call.FirstAncestorOrSelf<StatementSyntax>();
}
