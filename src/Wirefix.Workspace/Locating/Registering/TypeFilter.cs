using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>What a scan of assemblies asks of a type, as far as its conditions are understood.</summary>
internal sealed class TypeFilter
{
    private static readonly string[] Assignments = ["AssignableTo", "AssignableToAny", "IsAssignableTo", "IsAssignableFrom", "IsSubclassOf"];
    private static readonly string[] Namespaces = ["InNamespaceOf", "InNamespaces", "InExactNamespaceOf", "InExactNamespaces"];
    private static readonly string[] Attributes = ["WithAttribute", "IsDefined", "GetCustomAttribute", "GetCustomAttributes"];

    private readonly List<Func<INamedTypeSymbol, bool>> _conditions = [];

    private TypeFilter()
    {
    }

    /// <summary>Reads the conditions among operations; what is not understood takes every type.</summary>
    public static TypeFilter Of(IEnumerable<IOperation> operations)
    {
        var filter = new TypeFilter();
        var contracts = new List<ITypeSymbol>();
        foreach (var operation in operations.Where(operation => !IsDenied(operation)))
        {
            switch (operation)
            {
                case IInvocationOperation call when Assignments.Contains(call.TargetMethod.Name):
                    contracts.AddRange(call.TargetMethod.TypeArguments);
                    contracts.AddRange(Literals(call));
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                    contracts.AddRange(Literals(equality));
                    break;
                case IInvocationOperation call:
                    filter.Read(call);
                    break;
            }
        }

        if (contracts.Count > 0)
            filter._conditions.Add(type => contracts.Any(contract => IsAssignable(type, contract)));
        return filter;
    }

    /// <summary>Whether a type meets every condition that is understood.</summary>
    public bool Takes(INamedTypeSymbol type) => _conditions.TrueForAll(condition => condition(type));

    private void Read(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (Namespaces.Contains(name))
        {
            string[] spaces = [.. NamedTypesOf(call).Select(type => type.ContainingNamespace.ToDisplayString()), .. Texts(call)];
            _conditions.Add(type => spaces.Any(space => IsWithin(type.ContainingNamespace.ToDisplayString(), space)));
        }
        else if (Attributes.Contains(name) && NamedTypesOf(call).ToArray() is [_, ..] attributes)
        {
            _conditions.Add(type => type.GetAttributes().Any(each => attributes.Any(attribute => Same(each.AttributeClass, attribute))));
        }
        else if (call.Instance?.Bare() is IPropertyReferenceOperation { Property.Name: "Name" or "Namespace" } part && Texts(call).ToArray() is [var text, ..])
        {
            Func<INamedTypeSymbol, string> read = part.Property.Name == "Name" ? type => type.MetadataName : type => type.ContainingNamespace.ToDisplayString();
            if (name == "EndsWith")
                _conditions.Add(type => read(type).EndsWith(text, StringComparison.Ordinal));
            else if (name == "StartsWith")
                _conditions.Add(type => read(type).StartsWith(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether a type is or implements a contract, whose type arguments may be open.</summary>
    public static bool IsAssignable(INamedTypeSymbol type, ITypeSymbol contract) => Contracts(type).Any(each => Same(each, contract));

    private static IEnumerable<INamedTypeSymbol> Contracts(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    private static bool IsDenied(IOperation operation) => operation.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not };

    private static IEnumerable<ITypeSymbol> NamedTypesOf(IInvocationOperation call) => call.TargetMethod.TypeArguments.Concat(Literals(call));

    private static IEnumerable<ITypeSymbol> Literals(IOperation around) => around.Descendants().OfType<ITypeOfOperation>().Select(type => type.TypeOperand);

    private static IEnumerable<string> Texts(IInvocationOperation call) =>
        call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).Select(value => value.ConstantValue.Value).OfType<string>().Distinct();

    private static bool IsWithin(string space, string root) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    private static bool Same(ITypeSymbol? one, ITypeSymbol other) => one is not null && MemberId.Of(one) == MemberId.Of(other);
}
