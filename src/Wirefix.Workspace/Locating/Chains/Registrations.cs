using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Reads what every <c>IServiceCollection</c> of a solution is told.</summary>
internal static partial class Registrations
{
    private const string DependencyInjection = "Microsoft.Extensions.DependencyInjection";

    private static readonly string[] Resolvers =
        ["GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService", "CreateInstance", "GetServiceOrCreateInstance", "AddTypedClient"];

    /// <summary>
    /// All registrations, by the service asked for, so that the last one wins as at run time: first those that only fill a
    /// gap (<c>TryAdd…</c>), of which the earliest does, then the others in the order of source.
    /// </summary>
    public static ILookup<MemberId, Registration> Read(CodeIndex index)
    {
        var found = (
            from unit in index.Units
            from call in unit.Operations.OfType<IInvocationOperation>()
            where IsRegistration(call)
            from registration in Read(call, unit.Project)
            select (Fills: call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal), Registration: registration)).ToArray();
        return found.Where(each => each.Fills).Reverse()
            .Concat(found.Where(each => !each.Fills))
            .Select(each => each.Registration)
            .ToLookup(registration => registration.Service);
    }

    private static bool IsRegistration(IInvocationOperation call) =>
        call.Arguments.Length > 0 && RegistrationName().IsMatch(call.TargetMethod.Name) &&
        (call.Arguments[0].Parameter?.Type.Is(DependencyInjection, "IServiceCollection") == true ||
            call.Arguments[0].Parameter?.Type.Is(DependencyInjection, "IHttpClientBuilder") == true);

    private static IEnumerable<Registration> Read(IInvocationOperation call, Project project)
    {
        var types = Types(call);
        if (types.Length == 0 || types[0] is ITypeParameterSymbol)
            yield break;

        var implementation = types.Length > 1 ? types[1] : Made(call) ?? types[0];
        var key = call.Argument("serviceKey")?.Bare().ConstantValue.Value?.ToString();
        yield return new Registration(MemberId.Of(types[0]), MemberId.Of(implementation), key, project.Id);
    }

    private static ImmutableArray<ITypeSymbol> Types(IInvocationOperation call) => call.TargetMethod.TypeArguments is { Length: > 0 } named
        ? named
        : [.. call.Arguments.Select(argument => argument.Value.Bare()).OfType<ITypeOfOperation>().Select(type => type.TypeOperand)];

    // What a factory makes, or the type of an instance that is handed in.
    private static ITypeSymbol? Made(IInvocationOperation call)
    {
        var given = call.Arguments.Skip(1).Select(argument => argument.Value.Bare());
        foreach (var value in given)
        {
            switch (value)
            {
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation factory } when !factory.Symbol.ReturnsVoid:
                    return factory.Descendants().OfType<IReturnOperation>().Select(result => Result(result.ReturnedValue)).FirstOrDefault();
                case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.ReturnsVoid: false } method }:
                    return method.Method.ReturnType;
                case IObjectCreationOperation or ILocalReferenceOperation or IFieldReferenceOperation when value.Type?.TypeKind == TypeKind.Class:
                    return value.Type;
                default:
                    continue;
            }
        }

        return null;
    }

    private static ITypeSymbol? Result(IOperation? value) => value?.Bare() switch
    {
        IInvocationOperation { TargetMethod: { TypeArguments: [var type] } method } when Resolvers.Contains(method.Name) => type,
        ILocalReferenceOperation local => LocalValues.Of(local).Select(Result).FirstOrDefault(),
        { } bare => bare.Type,
        null => null,
    };

    [GeneratedRegex("^(TryAdd|Add)(Keyed)?(Singleton|Scoped|Transient)$|^AddHttpClient$|^AddTypedClient$|^AddHostedService$|^Decorate$")]
    private static partial Regex RegistrationName();
}
