using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Races;

/// <summary>A field, or an element of one, that gets a value computed from what it held before an await.</summary>
internal sealed class FieldUpdate(IAssignmentOperation write, MemberBody body)
{
    private readonly IOperation _target = write.Target;

    /// <summary>The field that an assignment changes, itself or by one of its elements; null for anything else.</summary>
    public static IFieldSymbol? FieldOf(IOperation target) => target switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IFieldReferenceOperation element } => FieldOf(element),
        IArrayElementReferenceOperation { ArrayReference: IFieldReferenceOperation element } => FieldOf(element),
        _ => null,
    };

    /// <summary>The write, where what it writes is stale; null where it is not.</summary>
    public LostWrite? Find()
    {
        var read = write is ICompoundAssignmentOperation ? _target : StaleRead();
        return read is not null && ReadBack.Function(read.Syntax) == ReadBack.Function(write.Syntax) && AwaitsBetween(read)
            ? new LostWrite(read.Syntax, _target.Syntax, _target.Syntax.ToString())
            : null;
    }

    /// <summary>Where the written value was read, by the expression itself or into a local that it uses.</summary>
    private IOperation? StaleRead()
    {
        if (write is not ISimpleAssignmentOperation || write.Value.Unwrapped() is ILocalReferenceOperation)
            return null;

        // A value that the field is asked for again after the await is not stale, or is known to be.
        var reads = body.Operations.Where(operation => IsTarget(operation) && operation != _target).ToArray();
        if (reads.LastOrDefault(read => read.Syntax.SpanStart < write.Syntax.Span.End) is not { } last)
            return null;
        if (last.IsInside(write.Value))
            return last;

        var held = write.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Select(reference => body.OnlyValue(reference.Local)?.Unwrapped());
        return held.FirstOrDefault(value => value == last);
    }

    private bool IsTarget(IOperation operation) =>
        operation.Kind == _target.Kind && SymbolEqualityComparer.Default.Equals(FieldOf(operation), FieldOf(_target))
        && SyntaxFactory.AreEquivalent(operation.Syntax, _target.Syntax);

    private bool AwaitsBetween(IOperation read) => body.Operations.OfType<IAwaitOperation>().Any(awaited =>
        awaited.Syntax.SpanStart >= read.Syntax.Span.End && awaited.Syntax.Span.End <= write.Syntax.Span.End
        && ReadBack.Function(awaited.Syntax) == ReadBack.Function(write.Syntax));
}
