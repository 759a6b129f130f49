namespace Wirefix.Corpus.Staging;

/// <summary>What a service says when it is right to refuse.</summary>
public static class Refusal
{
    /// <summary>422 with problem details that name the field.</summary>
    public static IResult Field(string name, string message) =>
        Results.ValidationProblem(new Dictionary<string, string[]> { [name] = [message] }, statusCode: 422);

    /// <summary>409 with problem details.</summary>
    public static IResult Conflict(string detail) => Results.Problem(detail, statusCode: 409, title: "Conflict");

    /// <summary>401 with a challenge.</summary>
    public static IResult Unauthorized(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Unauthorized();
    }
}
