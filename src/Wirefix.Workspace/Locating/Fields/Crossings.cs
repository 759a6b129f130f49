using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>Where the types of the source are read from the wire, written to it and stored; with a payload's type every type in its tree.</summary>
internal sealed class Crossings
{
    private const int DeepestTree = 6;

    private static readonly string[] Reading =
        ["ReadFromJsonAsync", "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "Deserialize", "DeserializeAsync", "DeserializeObject", "ReadAsAsync"];

    private static readonly string[] Writing =
    [
        "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "Serialize", "SerializeAsync", "SerializeToUtf8Bytes", "SerializeObject", "WriteAsJsonAsync",
        "Ok", "Json", "Created", "CreatedAtAction", "CreatedAtRoute", "Accepted",
    ];

    private static readonly string[] Storing = ["Add", "Insert", "Save", "Update", "Upsert", "Store", "Put", "Set", "TryAdd", "Enqueue", "Replace"];

    private readonly ILookup<MemberId, Crossing> _byType;

    public Crossings(CodeIndex index, IEnumerable<Route> routes)
    {
        var found =
            from unit in index.Units
            from operation in unit.Operations
            from pair in Of(unit, operation)
            select pair;
        _byType = found.Concat(routes.SelectMany(OfRoute))
            .SelectMany(pair => Tree(pair.Type, DeepestTree).Select(type => (Type: MemberId.Of(type), pair.Crossing)))
            .Distinct()
            .ToLookup(pair => pair.Type, pair => pair.Crossing);
    }

    /// <summary>Where objects that hold a member cross.</summary>
    public IEnumerable<Crossing> Of(ISymbol member, FieldRole role) => _byType[MemberId.Of(member.ContainingType)].Where(crossing => crossing.Role == role);

    private static IEnumerable<(ITypeSymbol Type, Crossing Crossing)> Of(CodeUnit unit, IOperation operation)
    {
        if (operation is not IInvocationOperation call)
            return [];

        var name = call.TargetMethod.Name;
        if (Reading.Contains(name))
            return call.TargetMethod.TypeArguments.Select(type => (type, new Crossing(FieldRole.Read, unit, call)));
        if (Writing.Contains(name) || call.TargetMethod is { Name: "Create", ContainingType.Name: "JsonContent" })
            return Given(call).Select(type => (type, new Crossing(FieldRole.Written, unit, call)));
        if (Storing.Any(verb => name.StartsWith(verb, StringComparison.Ordinal)) && call.Instance is not null)
            return Given(call).Select(type => (type, new Crossing(FieldRole.Stored, unit, call)));

        return [];
    }

    private static IEnumerable<(ITypeSymbol Type, Crossing Crossing)> OfRoute(Route route)
    {
        var method = route.Handler.Root is IAnonymousFunctionOperation lambda ? lambda.Symbol : route.Handler.Symbol as IMethodSymbol;
        if (method is null)
            return [];

        return method.Parameters.Select(parameter => (parameter.Type, new Crossing(FieldRole.Read, route.Handler, route.Handler.Root)))
            .Append((method.ReturnType, new Crossing(FieldRole.Written, route.Handler, route.Handler.Root)));
    }

    private static IEnumerable<ITypeSymbol> Given(IInvocationOperation call) =>
        call.Arguments.Select(argument => argument.Value.Bare().Type).OfType<ITypeSymbol>();

    // Tasks, lists and wrappers give way to what they hold; a type of the source brings those of its properties.
    private static IEnumerable<INamedTypeSymbol> Tree(ITypeSymbol type, int depth)
    {
        if (depth == 0)
            return [];

        return type switch
        {
            IArrayTypeSymbol array => Tree(array.ElementType, depth - 1),
            INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: not (TypeKind.Enum or TypeKind.Delegate) } named =>
                named.TypeArguments.SelectMany(argument => Tree(argument, depth - 1)).Concat(Own(named, depth)),
            _ => [],
        };
    }

    private static IEnumerable<INamedTypeSymbol> Own(INamedTypeSymbol type, int depth) => type.Locations.Any(location => location.IsInSource)
        ? type.GetMembers().OfType<IPropertySymbol>().Where(property => !SymbolEqualityComparer.Default.Equals(property.Type, type))
            .SelectMany(property => Tree(property.Type, depth - 1)).Prepend(type)
        : [];
}
