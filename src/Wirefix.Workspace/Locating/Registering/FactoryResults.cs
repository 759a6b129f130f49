using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Says which types a factory or an instance gives to DI.</summary>
internal sealed class FactoryResults(CodeIndex index)
{
    private const int MostSteps = 4;

    private static readonly string[] Resolvers =
        ["GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService", "CreateInstance", "GetServiceOrCreateInstance", "AddTypedClient"];

    /// <summary>The types of the first factory or instance among the values; none where there is neither.</summary>
    public ImmutableArray<ITypeSymbol> Of(IEnumerable<IOperation> values) =>
        values.Select(value => Of(value.Bare())).FirstOrDefault(types => !types.IsEmpty, []);

    private ImmutableArray<ITypeSymbol> Of(IOperation value) => value switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.ReturnsVoid: false } factory } =>
            Distinct(LocalValues.Returned(factory).SelectMany(result => Results(result, MostSteps))),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.ReturnsVoid: false } method } =>
            Distinct(Made(method.Method, method.Method.ReturnType, MostSteps)),
        IObjectCreationOperation or ILocalReferenceOperation or IFieldReferenceOperation or IInvocationOperation
            when value.Type is { TypeKind: TypeKind.Class } type && !NamedTypes.IsType(value) && type.SpecialType == SpecialType.None =>
            [type],
        _ => [],
    };

    private IEnumerable<ITypeSymbol> Results(IOperation? result, int steps)
    {
        var value = result?.Bare();
        return value switch
        {
            null => [],
            _ when value.ConstantValue is { HasValue: true, Value: null } => [],
            IThrowOperation => [],
            IInvocationOperation { TargetMethod: { TypeArguments: [var type] } method } when Resolvers.Contains(method.Name) => [type],
            IInvocationOperation { TargetMethod: { } method } when Resolvers.Contains(method.Name) => Named((IInvocationOperation)value),
            IInvocationOperation call when steps > 0 => Made(call.TargetMethod, value.Type, steps),
            ILocalReferenceOperation local when steps > 0 => LocalValues.Of(local).SelectMany(each => Results(each, steps - 1)),
            IConditionalOperation { WhenFalse: { } other } choice => Results(choice.WhenTrue, steps).Concat(Results(other, steps)),
            ICoalesceOperation choice => Results(choice.Value, steps).Concat(Results(choice.WhenNull, steps)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Results(arm.Value, steps)),
            { Type: { } type } => [type],
            _ => [],
        };
    }

    private static IEnumerable<ITypeSymbol> Named(IInvocationOperation call) =>
        call.Arguments.Select(argument => argument.Value.Bare()).OfType<ITypeOfOperation>().Select(type => type.TypeOperand);

    // A method that says only the contract is looked into.
    private IEnumerable<ITypeSymbol> Made(IMethodSymbol method, ITypeSymbol? type, int steps)
    {
        ImmutableArray<ITypeSymbol> inside = type is { TypeKind: TypeKind.Interface } or { IsAbstract: true } && index.Find(method) is { } source
            ? Distinct(LocalValues.Returned(source).SelectMany(result => Results(result, steps - 1)))
            : [];
        return inside.IsEmpty && type is not null ? [type] : inside;
    }

    private static ImmutableArray<ITypeSymbol> Distinct(IEnumerable<ITypeSymbol> types) => [.. types.DistinctBy(MemberId.Of)];
}
