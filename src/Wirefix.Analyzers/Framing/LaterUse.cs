using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Finds the code that uses memory which a call before it has given back.</summary>
internal sealed class LaterUse(IInvocationOperation giving, Flow flow)
{
    private readonly SyntaxNode? _scope = Scope(giving.Syntax);

    /// <summary>
    /// The first use of a local after the call, before the local gets another value. Only code of the block that the call stands
    /// in counts: elsewhere a flag may tell whether the memory was given back.
    /// </summary>
    public IOperation? Of(ILocalSymbol local) => _scope is null
        ? null
        : flow.After(giving.Syntax, statement => Assigns(statement, local)).SelectMany(statement => statement.DescendantsAndSelf())
            .FirstOrDefault(part => part is ILocalReferenceOperation reference && reference.IsLocal(local)
                && _scope.Span.Contains(part.Syntax.Span) && IsUse(reference));

    private static bool Assigns(IOperation statement, ILocalSymbol local) => statement.DescendantsAndSelf().Any(part => part switch
    {
        IAssignmentOperation assignment => Is(assignment.Target, local),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => Is(argument.Value, local),
        _ => false,
    });

    private static bool Is(IOperation operation, ILocalSymbol local) => operation switch
    {
        IDeclarationExpressionOperation declaration => Is(declaration.Expression, local),
        ITupleOperation tuple => tuple.Elements.Any(element => Is(element, local)),
        _ => operation.IsLocal(local),
    };

    /// <summary>Whether the memory itself is looked at or passed on, and not only its size, or whether there is any.</summary>
    private static bool IsUse(ILocalReferenceOperation reference)
    {
        IOperation used = reference;
        while (used.Parent is IConversionOperation)
            used = used.Parent;
        if (reference.Type is { Name: "ReadResult" })
            return used.Parent is IPropertyReferenceOperation { Property.Name: "Buffer", Parent: var parent } && !IsMeasure(parent);

        return used.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == used => false,
            IArgumentOperation { Parameter.RefKind: RefKind.Out } => false,
            IBinaryOperation or IIsPatternOperation or IIsNullOperation or IIsTypeOperation => false,
            IInvocationOperation { TargetMethod.Name: nameof(IDisposable.Dispose) } => false,
            var other => !IsMeasure(other),
        };
    }

    private static bool IsMeasure(IOperation? operation) => operation is IPropertyReferenceOperation
    {
        Property.Name: "Length" or "IsEmpty" or "IsSingleSegment" or "Start" or "End",
    };

    /// <summary>The block that the call stands in, or that of the try statement where the call ends it.</summary>
    private static SyntaxNode? Scope(SyntaxNode call)
    {
        var block = call.FirstAncestorOrSelf<BlockSyntax>();
        return block?.Parent is FinallyClauseSyntax { Parent: TryStatementSyntax tried } ? tried.Parent : block;
    }
}
