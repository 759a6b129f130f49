using Microsoft.CodeAnalysis;
using Wirefix.Agent.Regression;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>Regression tests as they are written for each framework.</summary>
public sealed class WrittenTests
{
    private static readonly string[] Support = ["RecordedUpstream", "RecordedCall", "AnswerFields", "LendingUpstream", "KeptUpstream", "PiecewiseUpstream", "PiecewiseStream"];

    [Theory]
    [InlineData("xunit 3")]
    [InlineData("xunit 2")]
    [InlineData("NUnit 3")]
    [InlineData("NUnit 4")]
    [InlineData("NUnit 5")]
    [InlineData("MSTest 2")]
    [InlineData("MSTest 3")]
    [InlineData("MSTest 4")]
    public async Task Every_form_compiles_without_a_warning(string framework)
    {
        using var shop = new ShopSolution().Tests("Shop.Tests", framework, "Shop");

        Assert.Empty(await ComplaintsAsync(shop));
    }

    [Theory]
    [InlineData("xunit 2")]
    [InlineData("NUnit 3")]
    [InlineData("MSTest 2")]
    public async Task So_it_does_where_files_import_and_say_all_themselves(string framework)
    {
        using var shop = new ShopSolution().Tests("Shop.Tests", framework, "", NullableContextOptions.Disable, $"namespace Shop.Tests {{ {FrameworkPackage.All[framework].Own} }}", "Shop");

        Assert.Empty(await ComplaintsAsync(shop));
    }

    [Theory]
    [InlineData("xunit 3", """
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(upstream.NotRecorded);
        Assert.Empty(upstream.NotMade);
        Assert.True(upstream.PeakInFlight <= MostInFlight, $"Calls in flight: at most {MostInFlight} expected, {upstream.PeakInFlight} seen.");
        """)]
    [InlineData("NUnit 4", """
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(upstream.NotRecorded, Is.Empty);
        Assert.That(upstream.NotMade, Is.Empty);
        Assert.That(upstream.PeakInFlight, Is.LessThanOrEqualTo(MostInFlight), $"Calls in flight: at most {MostInFlight} expected, {upstream.PeakInFlight} seen.");
        """)]
    [InlineData("MSTest 4", """
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual(0, upstream.NotRecorded.Count());
        Assert.AreEqual(0, upstream.NotMade.Count());
        Assert.IsTrue(upstream.PeakInFlight <= MostInFlight, $"Calls in flight: at most {MostInFlight} expected, {upstream.PeakInFlight} seen.");
        """)]
    public async Task Assertions_are_in_the_words_of_the_framework(string framework, string assertions)
    {
        var written = await WrittenAsync(framework, WrittenForms.InFlight);

        Assert.EndsWith(assertions.ReplaceLineEndings("\n        ") + "\n    }\n}\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xunit 3", "Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, ")]
    [InlineData("NUnit 4", "Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.NoContent), ")]
    [InlineData("MSTest 4", "Assert.IsTrue(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, ")]
    public async Task One_of_several_statuses_will_do(string framework, string assertion) =>
        Assert.Contains(assertion, await WrittenAsync(framework, WrittenForms.Answer(200, 204)), StringComparison.Ordinal);

    [Theory]
    [InlineData("xunit 3", "TestContext.Current.CancellationToken")]
    [InlineData("xunit 2", "CancellationToken.None")]
    [InlineData("NUnit 3", "CancellationToken.None")]
    [InlineData("NUnit 4", "TestContext.CurrentContext.CancellationToken")]
    [InlineData("MSTest 2", "TestContext.CancellationTokenSource.Token")]
    [InlineData("MSTest 4", "TestContext.CancellationToken")]
    public async Task The_token_is_the_one_that_the_version_has(string framework, string token) =>
        Assert.Contains($"        var cancellation = {token};\n", await WrittenAsync(framework, WrittenForms.InFlight), StringComparison.Ordinal);

    [Fact]
    public async Task Style_is_that_of_most_of_the_projects_tests()
    {
        const string own = "namespace Shop.Tests\r\n{\r\n\tpublic class WeightFixture\r\n\t{\r\n\t\t[NUnit.Framework.Test]\r\n\t\tpublic void WeightIsKept() { }\r\n\t}\r\n}\r\n";
        using var shop = new ShopSolution().Tests("Shop.Tests", "NUnit 4", "", NullableContextOptions.Disable, own, "Shop");
        var project = await shop.ChosenAsync();

        var written = new TestSource(project, "Shop.Tests.Regression").Write($"GetOrders{project.Style.Ending}", WrittenForms.InFlight, "x.har");

        Assert.StartsWith("#nullable enable\r\n\r\nusing System;\r\nusing System.Collections.Generic;\r\n", written, StringComparison.Ordinal);
        Assert.Contains("using NUnit.Framework;\r\n\r\nnamespace Shop.Tests.Regression\r\n{\r\n\t/// <summary>\r\n", written, StringComparison.Ordinal);
        Assert.Contains("\t[TestFixture]\r\n\tpublic sealed class GetOrdersFixture\r\n\t{\r\n\t\tprivate const int MostInFlight = 2;\r\n", written, StringComparison.Ordinal);
        Assert.Contains("\t\t[Test]\r\n\t\tpublic async Task KeepsAtMost2CallsInFlight()\r\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("    ", written, StringComparison.Ordinal);
    }

    private static async Task<string> WrittenAsync(string framework, RegressionForm form)
    {
        using var shop = new ShopSolution().Tests("Shop.Tests", framework, "Shop");
        return new TestSource(await shop.ChosenAsync(), "Shop.Tests.Regression").Write("GetOrdersTests", form, "Regression/GetOrdersTests.har");
    }

    private static async Task<IEnumerable<Diagnostic>> ComplaintsAsync(ShopSolution shop)
    {
        var project = await shop.ChosenAsync();
        var source = new TestSource(project, "Shop.Tests.Regression");
        var forms = WrittenForms.All.Select((form, index) => source.Write($"Form{index}Tests", form, "x.har"));
        return await shop.ComplaintsAsync(project, forms.Concat(Support.Select(each => SupportSource.In(each, source.Namespace, project.Style.Layout))));
    }
}
