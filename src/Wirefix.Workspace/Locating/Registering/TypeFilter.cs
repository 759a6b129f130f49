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

    /// <summary>Whether every condition is understood; otherwise a type that meets the others may still be left out.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Reads the conditions among operations.</summary>
    public static TypeFilter Of(IEnumerable<IOperation> operations)
    {
        var filter = new TypeFilter();
        var contracts = new List<ITypeSymbol>();
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case IInvocationOperation call when IsDenied(call):
                    filter.IsWhole &= !IsCondition(call);
                    break;
                case IInvocationOperation call when Assignments.Contains(call.TargetMethod.Name):
                    contracts.AddRange(call.TargetMethod.TypeArguments);
                    contracts.AddRange(Literals(call));
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                    contracts.AddRange(Literals(equality));
                    break;
                case IInvocationOperation call when !filter.Reads(call):
                    filter.IsWhole &= !IsCondition(call);
                    break;
            }
        }

        if (contracts.Count > 0)
            filter._conditions.Add(type => contracts.Any(contract => IsAssignable(type, contract)));
        return filter;
    }

    /// <summary>Whether a type meets every condition that is understood.</summary>
    public bool Takes(INamedTypeSymbol type) => _conditions.TrueForAll(condition => condition(type));

    private bool Reads(IInvocationOperation call)
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
            if (name is not ("EndsWith" or "StartsWith"))
                return false;
            _conditions.Add(name == "EndsWith"
                ? type => read(type).EndsWith(text, StringComparison.Ordinal)
                : type => read(type).StartsWith(text, StringComparison.Ordinal));
        }
        else
        {
            return false;
        }

        return true;
    }

    // What says yes or no of a type, its name or its namespace, or what a fluent filter leaves out.
    private static bool IsCondition(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is ['W', 'i', 't', 'h', 'o', 'u', 't', ..] or ['N', 'o', 't', ..])
            return true;

        return call.Type?.SpecialType == SpecialType.System_Boolean &&
            call.Arguments.Select(argument => argument.Value).Append(call.Instance).OfType<IOperation>().Any(IsOfType);
    }

    private static bool IsOfType(IOperation value) =>
        NamedTypes.IsType(value) || value.Bare() is IPropertyReferenceOperation { Property.Name: "Name" or "Namespace" or "FullName" };

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
