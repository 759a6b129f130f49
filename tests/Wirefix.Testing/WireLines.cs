namespace Wirefix.Testing;

/// <summary>Writes the lines of a facts file for objects of one endpoint, as short as a test wants them.</summary>
public static class WireLines
{
    /// <summary>
    /// The lines for calls of an endpoint, all answered with 200: <c>Of("out GET crm.example.com/customers/{id}", 118, "$.name string",
    /// "$.note null 12")</c>. A field without a number was there every time. The root is an object, unless the test says what it is; of lists and
    /// objects below it nothing is written that the test does not say.
    /// </summary>
    public static string[] Of(string endpoint, int calls, params string[] fields)
    {
        var message = $"{endpoint} {(endpoint.StartsWith("out ", StringComparison.Ordinal) ? "response" : "request")} 200 json";
        return
        [
            $"{endpoint} calls {calls}",
            $"{endpoint} status 200 {calls}",
            .. fields.Any(field => field.StartsWith("$ ", StringComparison.Ordinal)) ? Array.Empty<string>() : [$"{message} $ object {calls}"],
            .. fields.Select(field => char.IsDigit(field[^1]) && field.Contains(' ') && int.TryParse(field[(field.LastIndexOf(' ') + 1)..], out _)
                ? $"{message} {field}"
                : $"{message} {field} {calls}"),
        ];
    }
}
