using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Tells what types are to JSON.</summary>
internal static class ValueForms
{
    /// <summary>The form of a type, null aside.</summary>
    public static ValueForm Of(ITypeSymbol type)
    {
        var bare = type.WithoutNullable();
        return bare switch
        {
            { TypeKind: TypeKind.Enum } => ValueForm.Enum,
            { SpecialType: not SpecialType.None } => Special(bare.SpecialType),
            _ when bare.ElementType() is not null => ValueForm.List,
            _ when bare.IsDictionary() => ValueForm.Dictionary,
            INamedTypeSymbol { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => Framework(bare.Name),
            INamedTypeSymbol named when IsObject(named) => ValueForm.Object,
            _ => ValueForm.Any,
        };
    }

    private static ValueForm Special(SpecialType type) => type switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 => ValueForm.Integer,
        SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => ValueForm.LongInteger,
        SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single => ValueForm.Number,
        SpecialType.System_Boolean => ValueForm.Boolean,
        SpecialType.System_String => ValueForm.Text,
        SpecialType.System_DateTime => ValueForm.DateTime,
        _ => ValueForm.Any,
    };

    private static ValueForm Framework(string name) => name switch
    {
        "DateTimeOffset" => ValueForm.DateTimeOffset,
        "DateOnly" => ValueForm.Date,
        "Guid" => ValueForm.Uuid,
        _ => ValueForm.Any,
    };

    // A source type that is read by its members; what a converter may stand behind is not known.
    private static bool IsObject(INamedTypeSymbol type) =>
        !type.DeclaringSyntaxReferences.IsEmpty && type.AllInterfaces.All(contract => contract.Name != "IEnumerable")
        && type.GetAttributes().All(attribute => attribute.AttributeClass?.Name != "TypeConverterAttribute") && TypeContract.Of(type) is not null;
}
