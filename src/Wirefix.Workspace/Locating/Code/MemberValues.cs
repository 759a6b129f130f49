using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>What fields, properties and events are given anywhere in the source: by initializers, assignments and subscriptions.</summary>
internal sealed class MemberValues
{
    private readonly ILookup<MemberId, IOperation> _values;

    public MemberValues(CodeIndex index)
    {
        _values = (
            from unit in index.Units
            from operation in unit.Operations
            let given = Given(operation)
            where given.Member is not null
            select (Id: MemberId.Of(given.Member!), given.Value)).ToLookup(pair => pair.Id, pair => pair.Value.Bare());
    }

    /// <summary>Every value that a member is given; none where nothing in the source gives it one.</summary>
    public ImmutableArray<IOperation> Of(ISymbol member) => [.. _values[MemberId.Of(member)]];

    /// <summary>Whether a property keeps what it is given, so that its values are what reading it gives.</summary>
    public bool IsStored(IPropertySymbol property) => _values.Contains(MemberId.Of(property));

    private static (ISymbol? Member, IOperation Value) Given(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IMemberReferenceOperation target } assignment => (target.Member, assignment.Value),
        IEventAssignmentOperation { Adds: true, EventReference: IMemberReferenceOperation target } subscription => (target.Member, subscription.HandlerValue),
        IFieldInitializerOperation { InitializedFields: [var field, ..] } initializer => (field, initializer.Value),
        IPropertyInitializerOperation { InitializedProperties: [var property, ..] } initializer => (property, initializer.Value),
        _ => (null, operation),
    };
}
