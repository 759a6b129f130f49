using Wirefix.Workspace.Checking.Liberties;
using static Wirefix.Workspace.Tests.Checking.LibertyCase;

namespace Wirefix.Workspace.Tests.Checking;

/// <summary>What the framework has that reaches out of the code, and what it has that guards.</summary>
public sealed class KnownUsesTests
{
    /// <summary>Files have many readers; what names one says so by its parameter.</summary>
    [Theory]
    [InlineData("_ = new Microsoft.AspNetCore.Mvc.PhysicalFileResult(\"/etc/passwd\", \"text/plain\");")]
    [InlineData("_ = new System.Security.Cryptography.X509Certificates.X509Certificate2(\"/etc/passwd\");")]
    [InlineData("new System.Data.DataSet().WriteXml(\"/etc/passwd\");")]
    [InlineData("await ((Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature)log).SendFileAsync(\"/etc/passwd\", 0, null);")]
    public async Task Whatever_takes_the_name_of_a_file_reaches_for_files(string statement)
    {
        Assert.Contains(await TakenAsync(Changed(Shop, Call, $"{statement} {Call}")), liberty => liberty.Kind == LibertyKind.Files);
    }

    [Theory]
    [InlineData("app.UseStaticFiles(new StaticFileOptions { FileProvider = files });", LibertyKind.Endpoints)]
    [InlineData("app.UseFileServer(true);", LibertyKind.Endpoints)]
    [InlineData("app.UseDirectoryBrowser();", LibertyKind.Endpoints)]
    [InlineData("app.Use((HttpContext context, RequestDelegate next) => context.Response.WriteAsync(\"\"));", LibertyKind.Endpoints)]
    [InlineData("app.UseWhen(_ => true, other => { });", LibertyKind.Endpoints)]
    [InlineData("app.UseExceptionHandler(_ => { });", LibertyKind.Swallowing)]
    [InlineData("((WebApplication)app).StopAsync();", LibertyKind.Process)]
    [InlineData("((Microsoft.Extensions.Hosting.IHost)app).StopAsync();", LibertyKind.Process)]
    [InlineData("_ = ((WebApplication)app).Environment.ContentRootPath;", LibertyKind.Environment)]
    [InlineData("_ = System.Runtime.InteropServices.RuntimeInformation.OSDescription;", LibertyKind.Environment)]
    [InlineData("_ = new System.Xml.XmlUrlResolver();", LibertyKind.Network)]
    [InlineData("System.ComponentModel.TypeDescriptor.GetProperties(app)[0].SetValue(app, null);", LibertyKind.Reflection)]
    public async Task What_a_service_has_at_hand_is_known(string statement, LibertyKind kind)
    {
        const string Start = """
            public static class Start
            {
                public static void With(IApplicationBuilder app, Microsoft.Extensions.FileProviders.IFileProvider files) => app.UseRouting();
            }

            """;

        Assert.Equal(kind, Assert.Single(await TakenAsync(Changed(Start, "=> app.UseRouting();", $"{{ app.UseRouting(); {statement} }}"), Start)).Kind);
    }

    /// <summary>A check is the one of what it guards, with what it asks for.</summary>
    [Theory]
    [InlineData("[Authorize(Roles = \"crew\")]", "[Authorize]", true)]
    [InlineData("[Authorize(Roles = \"crew\")]", "[Authorize(Roles=\"crew\")]", false)]
    [InlineData("[Authorize(Roles = \"crew\")]\n    public string Delete(string id) => id;",
        "public string Delete(string id) => id;\n\n    [Authorize(Roles = \"crew\")]\n    public string Delete() => \"\";", true)]
    [InlineData("[Authorize(Roles = \"crew\")]\n    public string Delete(string id) =>",
        "[Authorize(Roles = \"crew\")]\n    internal string Delete(string id, int most = 1) =>",
        false)]
    [InlineData("\"b\").RequireAuthorization();", "\"b\");\n        app.MapGet(\"/c\", () => \"c\").RequireAuthorization();", true)]
    [InlineData("\"b\").RequireAuthorization();", "\"b\" + 1).RequireAuthorization();", false)]
    [InlineData("app.MapGet(\"/b\", () => \"b\").RequireAuthorization();\n    }",
        "Other(app);\n    }\n\n    private static void Other(IEndpointRouteBuilder app) => app.MapGet(\"/b\", () => \"b\").RequireAuthorization();", false)]
    [InlineData("policy => policy.RequireRole(\"crew\")", "policy => policy.RequireAssertion(_ => true)", true)]
    [InlineData("RequireRole(\"crew\")", "RequireRole(\"crew\", \"guest\")", true)]
    [InlineData("user.IsInRole(\"crew\") && ", "", true)]
    [InlineData("user.IsInRole(\"crew\") && id.Length > 0", "id.Length > 1 && user.IsInRole(\"crew\")", false)]
    public async Task A_check_stays_with_what_it_guards(string old, string @new, bool isGone)
    {
        const string Guarded = """
            using Microsoft.AspNetCore.Authorization;

            public sealed class Orders
            {
                [Authorize(Roles = "crew")]
                public string Delete(string id) => id;
            }

            public static class Routes
            {
                public static bool IsOf(System.Security.Claims.ClaimsPrincipal user, string id) => user.IsInRole("crew") && id.Length > 0;

                public static void Add(IServiceCollection services) =>
                    services.AddAuthorization(options => options.AddPolicy("crew", policy => policy.RequireRole("crew")));

                public static void Map(IEndpointRouteBuilder app)
                {
                    app.MapGet("/b", () => "b").RequireAuthorization();
                }
            }

            """;

        var taken = await TakenAsync(Changed(Guarded, old, @new), Guarded);

        Assert.Equal(isGone, taken.Any(liberty => liberty.Kind == LibertyKind.Access));
    }
}
