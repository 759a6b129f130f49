using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Reads the text of an address as far as the code tells it: from literals, constants, interpolations, concatenations, locals with
/// one value, <c>Uri</c> and <c>UriBuilder</c>. What only a run knows stands as <see cref="Hole"/>.
/// </summary>
internal sealed class WrittenText(MemberBody body)
{
    /// <summary>Stands for a part of unknown text.</summary>
    public const char Hole = '\0';

    // Deep enough for any address that people write, and an end for a local that is its own value.
    private const int Depth = 12;

    private static readonly string Unknown = Hole.ToString();

    /// <summary>The text that an expression yields.</summary>
    public string Of(IOperation operation) => Of(operation, Depth);

    private string Of(IOperation written, int depth)
    {
        var operation = written.Unwrapped();
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return Convert.ToString(constant, CultureInfo.InvariantCulture);

        return depth == 0 ? Unknown : operation switch
        {
            IInterpolatedStringOperation interpolated => string.Concat(interpolated.Parts.Select(part => OfPart(part, depth - 1))),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum =>
                Of(sum.LeftOperand, depth - 1) + Of(sum.RightOperand, depth - 1),
            ILocalReferenceOperation reference => OfLocal(reference.Local, depth - 1),
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => OfField(field),
            IObjectCreationOperation { Type.Name: "Uri" } uri => OfUri(uri, depth - 1),
            IObjectCreationOperation { Type.Name: "UriBuilder" } builder => OfBuilder(builder, depth - 1),
            IPropertyReferenceOperation { Property.Name: "Uri", Instance: { Type.Name: "UriBuilder" } builder } => Of(builder, depth - 1),
            IPropertyReferenceOperation { Property.Name: "AbsoluteUri" or "OriginalString", Instance: { Type.Name: "Uri" } uri } =>
                Of(uri, depth - 1),
            IInvocationOperation call => OfCall(call, depth - 1),
            _ => Unknown,
        };
    }

    private string OfPart(IInterpolatedStringContentOperation part, int depth) => part switch
    {
        IInterpolatedStringTextOperation text => Of(text.Text, depth),
        IInterpolationOperation hole => Of(hole.Expression, depth),
        _ => Unknown,
    };

    private string OfLocal(ILocalSymbol local, int depth)
    {
        if (body.OnlyValue(local) is not { } value || IsPathChanged(local))
            return Unknown;

        // What is added to an address that has its path is mostly a query; anything else is not followed.
        var text = Of(value, depth);
        var added = body.Operations.OfType<ICompoundAssignmentOperation>().Where(assignment => assignment.Target.IsLocal(local))
            .Select(assignment => Of(assignment.Value, depth));
        return text.IndexOf('?') >= 0 || added.All(more => more.Length > 0 && more[0] is '?' or '&') ? text : Unknown;
    }

    private bool IsPathChanged(ILocalSymbol local) =>
        local.Type.Name == "UriBuilder" && body.Operations.OfType<IAssignmentOperation>().Any(assignment =>
            assignment.Target is IPropertyReferenceOperation { Property.Name: "Path" or "Host", Instance: { } builder }
                && builder.IsLocal(local));

    /// <summary>A static field's initializer may stand in any file, so that it is read by its syntax.</summary>
    private static string OfField(IFieldSymbol field)
    {
        var value = (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value;
        var text = value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }
            && field.Type.Name == "Uri"
            ? arguments[0].Expression
            : value;
        return text is LiteralExpressionSyntax { Token.Value: string literal } ? literal : Unknown;
    }

    private string OfUri(IObjectCreationOperation uri, int depth)
    {
        if (uri.ArgumentFor("uriString") is { } whole)
            return Of(whole, depth);
        return uri.ArgumentFor("relativeUri") is { } relative ? Below(uri.ArgumentFor("baseUri"), Of(relative, depth), depth) : Unknown;
    }

    private string OfBuilder(IObjectCreationOperation builder, int depth)
    {
        var path = builder.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Path" })?.Value;
        var uri = builder.ArgumentFor("uri");
        if (path is not null)
            return Below(uri, "/" + Of(path, depth).TrimStart('/'), depth);
        return uri is null ? Unknown : Of(uri, depth);
    }

    /// <summary>A path below a base address: in place of the base's path where it begins with a slash.</summary>
    private string Below(IOperation? baseAddress, string path, int depth)
    {
        if (path.Length == 0 || path[0] != '/')
            return path.IndexOf("://", StringComparison.Ordinal) > 0 ? path : $"{Hole}/{path}";

        var address = baseAddress is null ? "" : Of(baseAddress, depth);
        var authority = address.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
            return path;

        var end = address.IndexOf('/', authority + "://".Length);
        return (end < 0 ? address : address.Substring(0, end)) + path;
    }

    private string OfCall(IInvocationOperation call, int depth) => call.TargetMethod.Name switch
    {
        nameof(string.Concat) when IsOfText(call) =>
            string.Concat(call.Arguments.SelectMany(Elements).Select(element => Of(element, depth))),
        nameof(string.Format) when IsOfText(call) && call.ArgumentFor("format") is { } format =>
            Regex.Replace(Of(format, depth), @"\{\d[^}]*\}", Unknown),
        nameof(ToString) when call.Instance is { Type: { Name: "Uri" or "UriBuilder" or nameof(String) } } text => Of(text, depth),
        "AddQueryString" when call.ArgumentFor("uri") is { } uri => Of(uri, depth) + "?",
        _ => Unknown,
    };

    private static IEnumerable<IOperation> Elements(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } array } }
            ? array.ElementValues
            : [argument.Value];

    private static bool IsOfText(IInvocationOperation call) => call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String;
}
