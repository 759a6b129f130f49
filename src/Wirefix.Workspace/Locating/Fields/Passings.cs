using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>Follows what is read of a member to the members that it is set in: through expressions, locals, results and parameters.</summary>
internal sealed class Passings
{
    private const int MostSteps = 24;
    private const int MostBetweenMembers = 3;

    private readonly CodeIndex _index;
    private readonly ILookup<MemberId, IOperation> _reads;

    public Passings(CodeIndex index)
    {
        _index = index;
        _reads = (
            from unit in index.Units
            from reference in unit.Operations.OfType<IMemberReferenceOperation>()
            where reference is IPropertyReferenceOperation or IFieldReferenceOperation
            where reference.Parent is not IAssignmentOperation assignment || assignment.Target != reference
            select (Id: MemberId.Of(reference.Member), Reference: (IOperation)reference)).ToLookup(pair => pair.Id, pair => pair.Reference);
    }

    /// <summary>Every member that the value of a member is set in.</summary>
    public IEnumerable<Passing> Of(ISymbol member) => _reads[MemberId.Of(member)]
        .SelectMany(read => Follow(read, FieldRole.Copied, MostSteps, MostBetweenMembers))
        .DistinctBy(passing => MemberId.Of(passing.To));

    private IEnumerable<Passing> Follow(IOperation value, FieldRole role, int steps, int jumps)
    {
        if (steps == 0 || value.Parent is not { } around)
            return [];

        return around switch
        {
            IAssignmentOperation { Target: IMemberReferenceOperation target } assignment when assignment.Value == value || target != value =>
                Told(target.Member, assignment, role),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                LocalValues.Uses(local, value).SelectMany(use => Follow(use, role, steps - 1, jumps)),
            IAssignmentOperation { Target: ILocalReferenceOperation target } when target != value =>
                LocalValues.Uses(target.Local, value).Where(use => use != target).SelectMany(use => Follow(use, role, steps - 1, jumps)),
            IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation creation } =>
                Constructed(creation, parameter, role, steps, jumps),
            IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } => Given(call, parameter, role, steps, jumps),
            IReturnOperation when jumps > 0 && _index.Around(around)?.Symbol is IMethodSymbol method =>
                _index.CallsOf(method).SelectMany(call => Follow(call.Operation, role, steps - 1, jumps - 1)),
            IInvocationOperation or IBinaryOperation or IInterpolationOperation or IUnaryOperation => Follow(around, FieldRole.Transformed, steps - 1, jumps),
            IConditionalOperation choice when choice.Condition == value => [],
            IExpressionStatementOperation or IBlockOperation => [],
            _ => Follow(around, role, steps - 1, jumps),
        };
    }

    // A record's parameter is the property of its name; another constructor is followed like a method.
    private IEnumerable<Passing> Constructed(IObjectCreationOperation creation, IParameterSymbol parameter, FieldRole role, int steps, int jumps)
    {
        if (creation.Type?.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            return Told(property, creation, role);

        return jumps > 0 && creation.Constructor is { } constructor && _index.Find(constructor) is { } unit
            ? Inside(unit, parameter, role, steps, jumps)
            : [];
    }

    private IEnumerable<Passing> Given(IInvocationOperation call, IParameterSymbol parameter, FieldRole role, int steps, int jumps) =>
        jumps > 0 && _index.Find(call.TargetMethod) is { } unit
            ? Inside(unit, parameter, role, steps, jumps)
            : Follow(call, FieldRole.Transformed, steps - 1, jumps);

    private IEnumerable<Passing> Inside(CodeUnit unit, IParameterSymbol parameter, FieldRole role, int steps, int jumps) =>
        unit.Root.Descendants().OfType<IParameterReferenceOperation>()
            .Where(use => use.Parameter.Ordinal == parameter.Ordinal && MemberId.Of(use.Parameter.ContainingSymbol) == unit.Id)
            .SelectMany(use => Follow(use, role, steps - 1, jumps - 1));

    private IEnumerable<Passing> Told(ISymbol member, IOperation operation, FieldRole role) =>
        _index.Around(operation) is { } unit ? [new Passing(member, role, unit, operation)] : [];
}
