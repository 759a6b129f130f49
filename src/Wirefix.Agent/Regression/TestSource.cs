using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wirefix.Agent.Regression;

/// <summary>Writes the C# of a regression test.</summary>
/// <param name="Project">The project that it goes into.</param>
/// <param name="Namespace">The namespace of that project's regression tests.</param>
internal sealed record TestSource(TestProject Project, string Namespace)
{
    /// <summary>The test of a form.</summary>
    /// <param name="className">The class's name.</param>
    /// <param name="form">What the test shows.</param>
    /// <param name="recording">The recording's path, relative to the test's output.</param>
    public string Write(string className, RegressionForm form, string recording)
    {
        var tests = Project.Tests;
        var body = form.Body(tests);
        var builder = new StringBuilder();
        if (Project.EntryPoint.Alias is { } alias)
            builder.Append(CultureInfo.InvariantCulture, $"extern alias {alias};\n\n");
        foreach (var name in Usings(body).Append(tests.Namespace))
            builder.Append(CultureInfo.InvariantCulture, $"using {name};\n");
        builder.Append(CultureInfo.InvariantCulture, $$"""

            namespace {{Namespace}};

            /// <summary>
            /// {{form.Summary}}.
            /// </summary>

            """);
        foreach (var attribute in tests.ClassAttributes)
            builder.Append(attribute).Append('\n');
        builder.Append(CultureInfo.InvariantCulture, $"public sealed class {className}\n{{\n");
        foreach (var member in form.Members.Concat(tests.Members))
            builder.Append("    ").Append(member).Append("\n\n");
        builder.Append(CultureInfo.InvariantCulture, $$"""
                {{tests.TestAttribute}}
                public async Task {{Project.Style.TestName(form.Fact)}}()
                {
                    var cancellation = {{tests.CancellationToken}};
                    var upstream = new {{form.Upstream}}({{CSharpText.Literal(recording)}}, {{CSharpText.Pattern(form.Watched)}});
                    await using var service = new WebApplicationFactory<{{Project.EntryPoint.Expression}}>().WithWebHostBuilder(host => host.ConfigureTestServices(services =>
                        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
                            options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.PrimaryHandler = upstream))));
                    using var client = service.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });


            """);
        foreach (var line in body)
            builder.Append(line.Length == 0 ? "" : "        ").Append(line).Append('\n');
        builder.Append("    }\n}\n");
        return Project.Style.Layout.Apply(builder.ToString().ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Usings(ImmutableArray<string> body)
    {
        var text = string.Concat(body);
        if (text.Contains("HttpStatusCode", StringComparison.Ordinal))
            yield return "System.Net";
        if (text.Contains("Encoding.", StringComparison.Ordinal))
            yield return "System.Text";
        yield return "Microsoft.AspNetCore.Mvc.Testing";
        yield return "Microsoft.AspNetCore.TestHost";
        yield return "Microsoft.Extensions.DependencyInjection";
        yield return "Microsoft.Extensions.Http";
    }
}
