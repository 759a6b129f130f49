using System.Globalization;
using System.Text;

namespace Wirefix.Agent.Regression;

/// <summary>Writes the C# of a regression test.</summary>
/// <param name="Namespace">The namespace of the test project's regression tests.</param>
/// <param name="EntryPoint">A public type of the service's assembly, fully qualified, that the test host is made for.</param>
/// <param name="CancellationToken">The expression that gives a test its cancellation token.</param>
internal sealed record TestSource(string Namespace, string EntryPoint, string CancellationToken)
{
    /// <summary>The test of a form.</summary>
    /// <param name="className">The class's name.</param>
    /// <param name="form">What the test shows.</param>
    /// <param name="recording">The recording's path, relative to the test's output.</param>
    public string Write(string className, RegressionForm form, string recording)
    {
        var builder = new StringBuilder();
        foreach (var name in Usings(form))
            builder.Append(CultureInfo.InvariantCulture, $"using {name};\n");
        builder.Append(CultureInfo.InvariantCulture, $$"""

            namespace {{Namespace}};

            /// <summary>
            /// {{form.Summary}}.
            /// </summary>
            public sealed class {{className}}
            {

            """);
        foreach (var member in form.Members)
            builder.Append("    ").Append(member).Append("\n\n");
        builder.Append(CultureInfo.InvariantCulture, $$"""
                [Fact]
                public async Task {{form.Fact}}()
                {
                    var cancellation = {{CancellationToken}};
                    var upstream = new {{form.Upstream}}({{CSharpText.Literal(recording)}}, {{CSharpText.Pattern(form.Watched)}});
                    await using var service = new WebApplicationFactory<{{EntryPoint}}>().WithWebHostBuilder(host => host.ConfigureTestServices(services =>
                        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
                            options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.PrimaryHandler = upstream))));
                    using var client = service.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });


            """);
        foreach (var line in form.Body)
            builder.Append(line.Length == 0 ? "" : "        ").Append(line).Append('\n');
        builder.Append("    }\n}\n");
        return builder.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Usings(RegressionForm form)
    {
        var text = string.Concat(form.Body);
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
