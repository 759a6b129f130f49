using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>What a type holds: its fields and properties with those of its bases, and what its constructors take.</summary>
internal static class TypeMembers
{
    /// <summary>Name and type of everything that a type holds or is constructed with.</summary>
    public static IEnumerable<(string Name, ITypeSymbol Type)> Of(INamedTypeSymbol type)
    {
        foreach (var current in type.SelfAndBases().TakeWhile(current => current.SpecialType == SpecialType.None))
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IFieldSymbol { AssociatedSymbol: null } field)
                    yield return (field.Name, field.Type);
                else if (member is IPropertySymbol property)
                    yield return (property.Name, property.Type);
            }
        }

        // A primary constructor's parameters are captured under their own names.
        foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
            yield return (parameter.Name, parameter.Type);
    }
}
