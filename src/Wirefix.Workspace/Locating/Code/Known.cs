using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>Questions about symbols of the framework, asked by name: a solution has a symbol of each in every project.</summary>
internal static class Known
{
    public static bool Is(this ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace.Is(space);

    public static bool DerivesFrom(this ITypeSymbol? type, string space, string name)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.Is(space, name))
                return true;
        }

        return false;
    }

    /// <summary>A type and those that it derives from, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol? type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;
    }

    public static bool Is(this INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0)
                return false;
            if (start > 0 && name[start - 1] != '.')
                return false;
            end = start - 1;
            space = space.ContainingNamespace;
        }

        return end < 0;
    }

    /// <summary>Whether a method is one of a type's own, or of a type that derives from it.</summary>
    public static bool IsOf(this IMethodSymbol method, string space, string type) => method.ContainingType.DerivesFrom(space, type);

    /// <summary>The value given for a parameter; null where the call leaves it out.</summary>
    public static IOperation? Argument(this IInvocationOperation call, string parameter) => Given(call.Arguments, parameter);

    /// <summary>The value given for a parameter; null where the call leaves it out.</summary>
    public static IOperation? Argument(this IObjectCreationOperation creation, string parameter) => Given(creation.Arguments, parameter);

    /// <summary>The value that an invocation or creation gives for the parameter of a place; null where it gives none.</summary>
    public static IOperation? ArgumentAt(this IOperation call, int ordinal)
    {
        var arguments = call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
    }

    /// <summary>An operation without the conversions and parentheses around it.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The operations around one, from the nearest out.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var each = operation.Parent; each is not null; each = each.Parent)
            yield return each;
    }

    /// <summary>The outermost operation that one stands in: a whole member.</summary>
    public static IOperation Outermost(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    /// <summary>The line that an operation begins on; from 1.</summary>
    public static int Line(this IOperation operation) =>
        operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static IOperation? Given(IEnumerable<IArgumentOperation> arguments, string parameter) => arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;
}
