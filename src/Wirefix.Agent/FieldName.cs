using Wirefix.Facts;

namespace Wirefix.Agent;

/// <summary>The name by which code knows a field of a body or a query.</summary>
internal static class FieldName
{
    /// <summary>The name: <c>quantity</c> of <c>$.order.lines[*].quantity</c>, and of <c>Filter.Quantity[0]</c> in a query its last part.</summary>
    public static string Of(string place) =>
        place.StartsWith('$') ? PayloadPath.LastName(place) : place.Split('.')[^1].Split('[')[0];
}
