using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>
/// Reads registrations that name their service: <c>AddScoped</c> and its kin, also keyed and <c>TryAdd…</c>, typed clients, hosted
/// services, decorators, and every <c>ServiceDescriptor</c>, wherever it is added.
/// </summary>
internal sealed partial class NamedServices(NamedTypes types, FactoryResults factories, Conditions conditions) : IRegistrationReader
{
    /// <inheritdoc/>
    public IEnumerable<Registration> Read(CodeUnit unit, IOperation operation) => operation switch
    {
        IObjectCreationOperation creation when IsDescriptor(creation.Type) =>
            Read(unit, creation, [], creation.Arguments, RegistrationMode.Add),
        IInvocationOperation { TargetMethod: { IsStatic: true } method } call when IsDescriptor(method.ContainingType) && IsDescriptor(call.Type) =>
            Read(unit, call, method.TypeArguments, call.Arguments, RegistrationMode.Add),
        IInvocationOperation { Arguments: [{ Parameter: { } builder }, ..] } call
            when RegistrationName().IsMatch(call.TargetMethod.Name) && DependencyInjection.IsBuilder(builder.Type) =>
            Read(unit, call, call.TargetMethod.TypeArguments, call.Arguments, ModeOf(call)),
        _ => [],
    };

    private static bool IsDescriptor(ITypeSymbol? type) => type.Is(DependencyInjection.Space, "ServiceDescriptor");

    private IEnumerable<Registration> Read(
        CodeUnit unit, IOperation operation, ImmutableArray<ITypeSymbol> arguments, ImmutableArray<IArgumentOperation> given, RegistrationMode mode)
    {
        ImmutableArray<IOperation> values = [.. given.Where(IsType).Select(argument => argument.Value)];
        var key = given.FirstOrDefault(IsKey)?.Value.Bare().ConstantValue.Value?.ToString();
        return
            from row in types.Of(arguments, values)
            where !row.IsEmpty
            let made = row.Length > 1 ? ImmutableArray<ITypeSymbol>.Empty : factories.Of(values)
            let implementations = row.Length > 1 ? row[1..2] : made.IsEmpty ? row[..1] : made
            from implementation in implementations
            select new Registration
            {
                Service = row[0],
                Implementation = implementation,
                Key = key,
                Mode = ModeAt(operation, mode),
                Construction = made.IsEmpty ? Construction.Container : Construction.Source,
                IsSure = implementations.Length == 1 && conditions.AlwaysRuns(unit, operation),
                Unit = unit,
                Operation = operation,
            };
    }

    private static bool IsKey(IArgumentOperation argument) => argument.Parameter?.Name == "serviceKey";

    private static bool IsType(IArgumentOperation argument) =>
        !IsKey(argument) && !DependencyInjection.IsBuilder(argument.Parameter?.Type) && argument.ArgumentKind != ArgumentKind.DefaultValue;

    private static RegistrationMode ModeOf(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Decorate" or "TryDecorate" => RegistrationMode.Decorate,
        var name => name.StartsWith("Try", StringComparison.Ordinal) ? RegistrationMode.Fill : RegistrationMode.Add,
    };

    // services.TryAdd(descriptor): the method that takes a descriptor says what it does.
    private static RegistrationMode ModeAt(IOperation operation, RegistrationMode own) =>
        operation.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "TryAdd" } } ? RegistrationMode.Fill : own;

    [GeneratedRegex("^(TryAdd|Add)(Keyed)?(Singleton|Scoped|Transient)$|^AddHttpClient$|^AddTypedClient$|^AddHostedService$|^(Try)?Decorate$")]
    private static partial Regex RegistrationName();
}
