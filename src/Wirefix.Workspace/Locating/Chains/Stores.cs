using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Delegates that are put into collections, queues and channels, by the member that holds the collection.</summary>
internal sealed class Stores
{
    private readonly ILookup<MemberId, IOperation> _put;

    public Stores(CodeIndex index)
    {
        _put = (
            from unit in index.Units
            from operation in unit.Operations
            from put in Put(operation)
            select (Id: MemberId.Of(put.Member), put.Value)).ToLookup(pair => pair.Id, pair => pair.Value);
    }

    /// <summary>What is put into the collection that a member holds.</summary>
    public IEnumerable<IOperation> In(ISymbol member) => _put[MemberId.Of(member)];

    /// <summary>The member of the own type that an expression takes its value out of; null where there is none.</summary>
    public static ISymbol? Root(IOperation? operation) => operation?.Bare() switch
    {
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IEventReferenceOperation { Instance: null or IInstanceReferenceOperation } raised => raised.Event,
        IPropertyReferenceOperation { Property.IsIndexer: false, Instance: null or IInstanceReferenceOperation } property => property.Property,
        IMemberReferenceOperation reference when Root(reference.Instance) is { } root => root,
        IMemberReferenceOperation { Member: var member } => member,
        IInvocationOperation { Instance: { } instance } => Root(instance),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var first }, ..] } => Root(first),
        _ => null,
    };

    private static IEnumerable<(ISymbol Member, IOperation Value)> Put(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } call when Root(instance) is { } member =>
            call.Arguments.Where(argument => IsDelegate(argument.Value)).Select(argument => (member, argument.Value)),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } assignment
            when IsDelegate(assignment.Value) && Root(target.Instance) is { } member => [(member, assignment.Value)],
        _ => [],
    };

    private static bool IsDelegate(IOperation value) => value.Bare() is IDelegateCreationOperation or { Type.TypeKind: TypeKind.Delegate };
}
