using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>
/// A piece of code that runs as one: a member's body or initializer, a local function, or the lambda of a route. Lambdas
/// belong to the piece that they stand in.
/// </summary>
internal sealed class CodeUnit(Project project, ISymbol symbol, IOperation root)
{
    /// <summary>The member or local function; for the lambda of a route, the member that it stands in.</summary>
    public ISymbol Symbol { get; } = symbol;

    public MemberId Id { get; } = MemberId.Of(symbol);

    public Project Project { get; } = project;

    public IOperation Root { get; } = root;

    /// <summary>The operations of this piece without those of the local functions in it.</summary>
    public ImmutableArray<IOperation> Operations { get; } = [.. Own(root)];

    /// <summary>The member that declares the piece, with a documentation-comment id.</summary>
    public ISymbol Member
    {
        get
        {
            var member = Symbol;
            while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
                member = member.ContainingSymbol;

            return member;
        }
    }

    /// <summary>The lambda of a route as a piece of its own.</summary>
    public CodeUnit Within(IAnonymousFunctionOperation lambda) => new(Project, Symbol, lambda);

    private static IEnumerable<IOperation> Own(IOperation root)
    {
        var open = new Stack<IOperation>([root]);
        while (open.TryPop(out var operation))
        {
            yield return operation;
            foreach (var child in operation.ChildOperations.Reverse())
            {
                if (child is not ILocalFunctionOperation)
                    open.Push(child);
            }
        }
    }
}
