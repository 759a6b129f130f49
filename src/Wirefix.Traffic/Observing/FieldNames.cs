using System.Text.RegularExpressions;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Observing;

/// <summary>Tells names in a payload's path from ids that stand in the place of names, as in <c>{"u-81f2c3":{"total":3}}</c>.</summary>
internal static partial class FieldNames
{
    /// <summary>The path with every id in it written as one name, <c>['{id}']</c>.</summary>
    public static string WithoutIds(string path) =>
        Names().Replace(path, name => IdSegment.Matches(name.Groups["name"].ValueSpan) ? $"['{PathShape.Variable}']" : name.Value);

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\['(?<name>(?:[^'\\]|\\.)*)'\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
