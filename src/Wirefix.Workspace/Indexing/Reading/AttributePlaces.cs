using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Names that attributes of serialisers and databases give to members.</summary>
internal sealed class AttributePlaces : IPlaceReader
{
    private static readonly FrozenDictionary<string, NamingAttribute> Known = new Dictionary<string, NamingAttribute>
    {
        ["JsonPropertyName"] = new(PlaceKind.SerializedName, IsFirst: true, "name"),
        ["JsonProperty"] = new(PlaceKind.SerializedName, IsFirst: true, "PropertyName"),
        ["JsonStringEnumMemberName"] = new(PlaceKind.SerializedName, IsFirst: true, "name"),
        ["DataMember"] = new(PlaceKind.SerializedName, IsFirst: false, "Name"),
        ["EnumMember"] = new(PlaceKind.SerializedName, IsFirst: false, "Value"),
        ["BsonElement"] = new(PlaceKind.SerializedName, IsFirst: true, "elementName"),
        ["Column"] = new(PlaceKind.ColumnName, IsFirst: true, "Name"),
        ["XmlElement"] = new(PlaceKind.XmlName, IsFirst: true, "ElementName"),
        ["XmlAttribute"] = new(PlaceKind.XmlName, IsFirst: true, "AttributeName"),
        ["XmlArray"] = new(PlaceKind.XmlName, IsFirst: true, "ElementName"),
        ["XmlArrayItem"] = new(PlaceKind.XmlName, IsFirst: true, "ElementName"),
        ["XmlRoot"] = new(PlaceKind.XmlName, IsFirst: true, "ElementName"),
        ["XmlEnum"] = new(PlaceKind.XmlName, IsFirst: true, "Name"),
        ["ProtoMember"] = new(PlaceKind.ProtobufName, IsFirst: false, "Name"),
        ["ProtoEnum"] = new(PlaceKind.ProtobufName, IsFirst: false, "Name"),
        ["ProtoContract"] = new(PlaceKind.ProtobufName, IsFirst: false, "Name"),
    }.ToFrozenDictionary();

    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.Attribute];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope)
    {
        var attribute = (AttributeSyntax)node;
        if (Naming(attribute) is not { } naming || naming.In(attribute) is not { } name)
            return [];

        var text = scope.TextOf(name);
        return [new FoundName(text, naming.Kind, name)];
    }

    // XmlAttribute is the whole short name of XmlAttributeAttribute.
    private static NamingAttribute? Naming(AttributeSyntax attribute) =>
        Known.GetValueOrDefault(attribute.Name.LastName()) ?? Known.GetValueOrDefault(attribute.ShortName());

    /// <summary>Whether attributes give a member another name than its own in what is sent, or keep it out of that.</summary>
    public static bool HidesOwnName(SyntaxList<AttributeListSyntax> lists) =>
        lists.SelectMany(list => list.Attributes).Any(attribute => IsSerialized(attribute) || IsIgnored(attribute));

    private static bool IsSerialized(AttributeSyntax attribute) =>
        Naming(attribute) is { } naming &&
        naming.Kind == PlaceKind.SerializedName &&
        naming.In(attribute) is not null;

    // With a condition the member is sent at times.
    private static bool IsIgnored(AttributeSyntax attribute) =>
        attribute.ShortName() is "JsonIgnore" or "IgnoreDataMember" && attribute.ArgumentList is null;

    /// <summary>An attribute that names a member.</summary>
    /// <param name="Kind">What kind of name it gives.</param>
    /// <param name="IsFirst">Whether the name may be the first argument.</param>
    /// <param name="Argument">The name of the parameter or property that takes the name.</param>
    private sealed record NamingAttribute(PlaceKind Kind, bool IsFirst, string Argument)
    {
        public ExpressionSyntax? In(AttributeSyntax attribute)
        {
            var named = attribute.Argument(Argument);
            return named ?? (IsFirst ? attribute.FirstArgument() : null);
        }
    }
}
