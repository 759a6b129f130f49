namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A graph of courses: each query asks for other fields of the same things, users' mistakes are errors in an answer of status 200, and a place that
/// is taken is said by a type of the answer.
/// </summary>
public sealed class GraphOfCourses : HealthyService
{
    private static readonly string[] Optional = ["credits", "lecturer", "room", "language", "prerequisites"];

    public override Play Play => async stage =>
    {
        var directory = stage.Http(await stage.UpstreamAsync("courses", "people.university.internal", app => app.MapPost("/people/batch", (int[] ids) =>
            Results.Json(ids.Select(id => new Person(id, new Random(id).Person(), id % 6 == 0 ? null : $"HG E {id % 50}"))))));
        var graph = await stage.ServiceAsync("courses", app => app.MapPost("/graphql", async (GraphRequest request) =>
        {
            var code = request.variables.code;
            if (code.Length != 7)
                return Results.Json(new
                {
                    data = (object?)null,
                    errors = new[] { new { message = "Course codes have 7 characters", extensions = new { code = "BAD_USER_INPUT" } } },
                });
            var number = code.StableNumber();
            if (request.operationName == "Enrol")
            {
                object enrol = number % 4 == 0
                    ? new { __typename = "CourseFull", waiting = number % 30 }
                    : new { __typename = "Enrolment", id = $"en-{number}-{request.variables.student}", places_left = number % 50 };
                return Results.Json(new { data = new { enrol } });
            }

            if (number % 21 == 0)
                return Results.Json(new { data = new { course = (object?)null } });
            var title = $"{new Random(number).Pick("Algebra", "Signals", "Ethics", "Soil")} {number % 3 + 1}";
            var course = new Dictionary<string, object?> { ["code"] = code, ["title"] = title };
            foreach (var name in Optional.Where(name => request.query.Contains(name, StringComparison.Ordinal)))
                course[name] = await FieldOf(directory, name, number);
            return Results.Json(new { data = new { course } });
        }));
        await stage.CrowdAsync(graph, clients: 3, rounds: 22, async (client, _) =>
        {
            var code = client.Random.Chance(0.06) ? "???" : $"{client.Random.Next(100, 999)}-{client.Random.Next(100, 999)}";
            var enrol = client.Random.Chance(0.25);
            var fields = string.Join(' ', Optional.Where(_ => client.Random.Chance(0.4)));
            await client.PostAsync("/graphql", new
            {
                operationName = enrol ? "Enrol" : "Course",
                query = enrol
                    ? "mutation Enrol($code: ID!, $student: ID!) { enrol(code: $code, student: $student) { __typename } }"
                    : $"query Course($code: ID!) {{ course(code: $code) {{ code title {fields} }} }}",
                variables = new { code, student = $"s{client.Random.Next(10_000, 99_999)}" },
            });
        });
    };

    private static async Task<object?> FieldOf(HttpClient directory, string field, int number)
    {
        switch (field)
        {
            case "credits":
                return number % 8 + 1;
            case "lecturer":
                using (var answer = await directory.PostAsJsonAsync("/people/batch", new[] { number % 900, number % 700 }))
                    return (await answer.Content.ReadFromJsonAsync<Person[]>())![0];
            case "room":
                return number % 5 == 0 ? null : $"ML D {number % 40}";
            case "language":
                return number % 3 == 0 ? "DE" : "EN";
            default:
                return Enumerable.Range(0, number % 3).Select(n => $"{100 + n}-{number % 900 + 100}");
        }
    }

    private sealed record Person(int id, string name, string? office);

    private sealed record Variables(string code, string student);

    private sealed record GraphRequest(string operationName, string query, Variables variables);
}
