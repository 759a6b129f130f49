using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Names in the templates of log messages.</summary>
internal sealed partial class LogPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Levels =
        ["Trace", "Verbose", "Debug", "Information", "Warning", "Error", "Critical", "Fatal"];

    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.InvocationExpression, SyntaxKind.Attribute];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope)
    {
        if (Template(node) is not { } template)
            return [];
        return
            from hole in Hole().Matches(OpenText.Plain(scope.TextOf(template)))
            select new FoundName(hole.Groups["name"].Value, PlaceKind.LogHole, template);
    }

    private static ExpressionSyntax? Template(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call when IsLog(call) =>
            call.ArgumentList.Arguments.Select(argument => argument.Expression).FirstOrDefault(IsText),
        AttributeSyntax attribute when attribute.ShortName() == "LoggerMessage" =>
            attribute.Argument("Message") ??
            attribute.ArgumentList?.Arguments.Select(argument => argument.Expression).FirstOrDefault(IsText),
        _ => null,
    };

    private static bool IsLog(InvocationExpressionSyntax call)
    {
        var name = call.Expression.LastName();
        var receiver = call.Expression.Receiver().LastName();
        if (name is "Log" or "BeginScope" || (name.StartsWith("Log", StringComparison.Ordinal) && Levels.Contains(name["Log".Length..])))
            return true;
        return Levels.Contains(name) && receiver.TrimStart('_').StartsWith("log", StringComparison.OrdinalIgnoreCase) ||
            (name == "Define" && receiver == "LoggerMessage");
    }

    private static bool IsText(ExpressionSyntax expression) =>
        expression.Literal() is not null || expression is InterpolatedStringExpressionSyntax || expression.IsKind(SyntaxKind.AddExpression);

    [GeneratedRegex(@"(?<!\{)\{[@$]?(?<name>[A-Za-z_][\w.]*)[^{}]*\}")]
    private static partial Regex Hole();
}
