using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Encoding;

/// <summary>A URL that code puts together: its constant parts, with a mark where each value stands.</summary>
internal sealed class UrlText
{
    /// <summary>What stands in <see cref="Template"/> for a value.</summary>
    public const char Hole = WrittenText.Hole;

    private static readonly string[] WebSchemes = ["http", "https", "ws", "wss", "\0"];

    private readonly StringBuilder _template = new();
    private readonly List<(IOperation Value, int Position)> _holes = [];
    private readonly UrlPlace _start;

    private UrlText(UrlPlace start) => _start = start;

    /// <summary>The constant parts, with <see cref="Hole"/> for each value.</summary>
    public string Template => _template.ToString();

    /// <summary>Whether the text begins with a value, which is a base address then.</summary>
    public bool BeginsWithValue => _holes.Count > 0 && _holes[0].Position == 0;

    /// <summary>The value that the text begins with.</summary>
    public IOperation FirstValue => _holes[0].Value;

    /// <summary>The values that stand in the path or in the query, and where.</summary>
    public IEnumerable<(IOperation Value, UrlPlace Place)> Values =>
        _holes.Select(hole => (hole.Value, Place(Template.Substring(0, hole.Position)))).Where(hole => hole.Item2 != UrlPlace.Start);

    /// <summary>Reads an interpolation or a concatenation; null where the text is not put together there.</summary>
    public static UrlText? Of(IOperation operation, UrlPlace start)
    {
        if (!IsComposed(operation))
            return null;

        var text = new UrlText(start);
        text.Add(operation);
        return text._holes.Count > 0 ? text : null;
    }

    /// <summary>Whether an expression puts a text together.</summary>
    public static bool IsComposed(IOperation operation) => operation is IInterpolatedStringOperation
        or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String };

    private void Add(IOperation operation)
    {
        operation = operation.Unwrapped();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            _template.Append(constant);
        else if (operation is IInterpolatedStringOperation interpolation)
            AddParts(interpolation);
        else if (operation is IBinaryOperation binary && IsComposed(binary))
            AddBoth(binary);
        else
            AddHole(operation);
    }

    private void AddParts(IInterpolatedStringOperation interpolation)
    {
        foreach (var part in interpolation.Parts)
        {
            if (part is IInterpolatedStringTextOperation text)
                Add(text.Text);
            else if (part is IInterpolationOperation value)
                Add(value.Expression);
        }
    }

    private void AddBoth(IBinaryOperation binary)
    {
        Add(binary.LeftOperand);
        Add(binary.RightOperand);
    }

    private void AddHole(IOperation value)
    {
        _holes.Add((value, _template.Length));
        _template.Append(Hole);
    }

    /// <summary>Where a value stands that comes after a text; <see cref="UrlPlace.Start"/> where it is no value in a path or query.</summary>
    private UrlPlace Place(string before)
    {
        if (before.IndexOf('#') >= 0)
            return UrlPlace.Start;
        if (_start == UrlPlace.Query || before.IndexOf('?') >= 0 || IsInsideParameters(before))
            return !IsParameterValue(before) ? UrlPlace.Start : before[before.Length - 1] == '=' ? UrlPlace.WholeValue : UrlPlace.Query;
        return IsPathSegment(before) ? UrlPlace.Path : UrlPlace.Start;
    }

    /// <summary>Whether a text whose question mark stands in a value goes on with parameters: <c>{url}&amp;name=</c>.</summary>
    private static bool IsInsideParameters(string before) =>
        before.IndexOf('&', before.LastIndexOf('/') + 1) is >= 0 and var ampersand && before.IndexOf('=', ampersand) >= 0;

    private static bool IsParameterValue(string before) => before.IndexOf('=', before.LastIndexOfAny(['?', '&']) + 1) >= 0;

    private bool IsPathSegment(string before)
    {
        if (before.Length == 0 || before[before.Length - 1] == Hole)
            return false;
        if (_start == UrlPlace.Path)
            return true;

        var colon = before.IndexOf(':');
        var slash = before.IndexOf('/');
        if (slash >= 0 && slash == colon + 1 && before.IndexOf("//", StringComparison.Ordinal) == slash)
            return (colon < 0 || WebSchemes.Contains(before.Substring(0, colon), StringComparer.OrdinalIgnoreCase)) && before.IndexOf('/', slash + 2) >= 0;
        return slash >= 0 && (colon < 0 || colon > slash || before[0] == Hole);
    }
}
