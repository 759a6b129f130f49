using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>Sends the version that was read along with a write, so that the server refuses the write of a stale one.</summary>
internal static class VersionedWrite
{
    private static readonly string[] Checks = ["EnsureSuccessStatusCode", "IsSuccessStatusCode", "StatusCode"];

    /// <summary>
    /// Adds If-Match to a call; false where that is not safe: a refusal has to be noticed, and the message or its parts be at hand.
    /// </summary>
    public static bool TryAdd(InvocationExpressionSyntax write, string answer, SemanticModel model, SourceEdits edits)
    {
        if (write.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement || !IsChecked(block, statement)
            || write.Expression is not MemberAccessExpressionSyntax call)
        {
            return false;
        }

        var arguments = write.ArgumentList.Arguments;
        var names = FreeNames.OfMember(write, model);
        var (version, indent) = (names.Take("version"), edits.IndentAt(statement.SpanStart));
        if (call.Name.Identifier.ValueText == "SendAsync" && arguments[0].Expression is IdentifierNameSyntax sent)
        {
            edits.InsertLinesBefore(statement, Condition(sent.Identifier.ValueText, answer, version, edits), indent);
            return true;
        }

        if (Method(call.Name.Identifier.ValueText) is not { } method || arguments.Count is < 2 or > 3
            || (arguments.Count == 3 && !model.GetTypeInfo(arguments[2].Expression).Type.IsCancellationToken()))
        {
            return false;
        }

        var request = names.Take("request");
        var (url, value) = (arguments[0].Expression, arguments[1].Expression);
        var content = call.Name.Identifier.ValueText.Contains("AsJson") ? $"JsonContent.Create({value})" : $"{value}";
        var made = $"using var {request} = new HttpRequestMessage(HttpMethod.{method}, {url}) {{ Content = {content} }};";
        edits.InsertLinesBefore(statement, [made, .. Condition(request, answer, version, edits)], indent);
        edits.Replace(
            TextSpan.FromBounds(call.Name.SpanStart, write.Span.End),
            arguments.Count == 3 ? $"SendAsync({request}, {arguments[2].Expression})" : $"SendAsync({request})");
        return true;
    }

    /// <summary>A weak version never matches, so only a strong one is sent.</summary>
    private static string[] Condition(string request, string answer, string version, SourceEdits edits) =>
    [
        $"if ({answer}.Headers.ETag is {{ IsWeak: false }} {version})",
        $"{edits.Unit}{request}.Headers.IfMatch.Add({version});",
    ];

    private static bool IsChecked(BlockSyntax block, StatementSyntax write) => block.DescendantNodes().OfType<SimpleNameSyntax>()
        .Any(name => name.SpanStart >= write.SpanStart && Checks.Contains(name.Identifier.ValueText));

    private static string? Method(string name) => name switch
    {
        "PutAsJsonAsync" or "PutAsync" => "Put",
        "PatchAsJsonAsync" or "PatchAsync" => "Patch",
        "PostAsJsonAsync" or "PostAsync" => "Post",
        _ => null,
    };
}
