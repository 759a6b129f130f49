using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Memory of a pool that is used, or handed out, although it goes back to the pool.</summary>
internal sealed class PooledMemory(BufferSymbols symbols)
{
    /// <summary>What is wrong around a call that gives memory back: <c>ArrayPool.Return</c>, or <c>Dispose</c> of its owner.</summary>
    public IEnumerable<BufferMisuse> At(IInvocationOperation giving, Func<ControlFlowGraph?> graph)
    {
        if (Given(giving) is not { } local)
            return [];

        var body = new MemberBody(giving);
        return HandedOut(giving, local, body).Concat(UsedAfter(giving, local, body, graph));
    }

    /// <summary>What leaves the function although a using statement or declaration gives it back there.</summary>
    public IEnumerable<BufferMisuse> At(IOperation use)
    {
        var (resources, scope) = use switch
        {
            IUsingOperation statement => (statement.Resources, statement.Body),
            IUsingDeclarationOperation declaration => (declaration.DeclarationGroup, declaration.Parent),
            _ => (null, null),
        };
        if (resources is not IVariableDeclarationGroupOperation group || scope is null)
            return [];

        var owners = group.Declarations.SelectMany(declaration => declaration.Declarators).Select(declarator => declarator.Symbol)
            .Where(local => local.Type.IsOrDerivesFrom(symbols.MemoryOwner));
        return owners.SelectMany(owner => Returned(scope, owner, new MemberBody(use)));
    }

    private ILocalSymbol? Given(IInvocationOperation giving)
    {
        var given = giving.TargetMethod.Name == "Return"
            ? giving.TargetMethod.ContainingType.IsOrDerivesFrom(symbols.ArrayPool) ? giving.ArgumentAt(0) : null
            : (giving.Instance?.Unwrapped().Type).IsOrDerivesFrom(symbols.MemoryOwner) ? giving.Instance : null;
        return (given?.Unwrapped() as ILocalReferenceOperation)?.Local;
    }

    private static IEnumerable<BufferMisuse> UsedAfter(
        IInvocationOperation giving, ILocalSymbol local, MemberBody body, Func<ControlFlowGraph?> graph)
    {
        if (Flow.Around(giving, graph()) is not { } flow)
            return [];

        var later = new LaterUse(giving, flow);
        return new View(body).Of(local).Select(later.Of).OfType<IOperation>().Take(1).Select(use => new BufferMisuse(
            use.Syntax, $"'{use.Syntax}' is used after '{giving.TargetMethod.Name}' has given its memory back to the pool"));
    }

    /// <summary>Memory that is returned from a try whose finally always gives it back.</summary>
    private static IEnumerable<BufferMisuse> HandedOut(IInvocationOperation giving, ILocalSymbol local, MemberBody body)
    {
        if (giving.Syntax.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax { Parent: FinallyClauseSyntax clause } })
            return [];

        var tried = body.Operations.OfType<ITryOperation>().FirstOrDefault(operation => operation.Syntax == clause.Parent);
        return tried is null ? [] : Returned(tried.Body, local, body);
    }

    private static IEnumerable<BufferMisuse> Returned(IOperation scope, ILocalSymbol owner, MemberBody body)
    {
        var views = new View(body).Of(owner);
        // A local that gets no value any more has handed its memory over.
        if (body.Values(owner).Any(value => value.Unwrapped() is ILiteralOperation or IDefaultValueOperation))
            return [];

        return WithoutFunctions(scope).OfType<IReturnOperation>()
            .Where(result => result.Kind == OperationKind.Return && Shows(result.ReturnedValue, views))
            .Select(result => new BufferMisuse(
                result.ReturnedValue!.Syntax,
                $"'{result.ReturnedValue!.Syntax}' leaves the method, but '{owner.Name}' goes back to the pool here"));
    }

    private static bool Shows(IOperation? value, IReadOnlyList<ILocalSymbol> views) =>
        value is not null && View.Root(value) is { } root && views.Contains(root, SymbolEqualityComparer.Default);

    private static IEnumerable<IOperation> WithoutFunctions(IOperation operation)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            yield break;

        yield return operation;
        foreach (var inner in operation.ChildOperations.SelectMany(WithoutFunctions))
            yield return inner;
    }
}
