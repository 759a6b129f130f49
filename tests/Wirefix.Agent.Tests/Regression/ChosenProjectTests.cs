using System.Text;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Regression.Frameworks;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>Which project a regression test goes into, and which type of the service it stands on.</summary>
public sealed class ChosenProjectTests
{
    [Fact]
    public async Task The_one_that_sees_the_service_comes_before_an_xunit_one()
    {
        using var shop = new ShopSolution().Tests("Other.Tests", "xunit 3").Tests("Shop.Checks", "MSTest 3", "Shop");

        Assert.Equal(("/Shop.Checks/Shop.Checks.csproj", "[TestMethod]"), Told(await shop.ChosenAsync()));
    }

    [Fact]
    public async Task Of_those_that_see_it_the_xunit_one_comes_first()
    {
        using var shop = new ShopSolution().Tests("A.Tests", "NUnit 4", "Shop").Tests("B.Tests", "xunit 2", "Shop");

        Assert.Equal(("/B.Tests/B.Tests.csproj", "[Fact]"), Told(await shop.ChosenAsync()));
    }

    [Fact]
    public async Task One_that_does_not_see_it_gets_a_reference()
    {
        using var shop = new ShopSolution().Tests("Other.Tests", "NUnit 3");

        Assert.Contains(new ElementItem("ProjectReference", "Include=\"../Shop/Shop.csproj\""), (await shop.ChosenAsync()).Missing);
    }

    [Fact]
    public async Task Without_one_there_is_a_new_xunit_project()
    {
        using var shop = new ShopSolution();

        var project = await shop.ChosenAsync();

        Assert.EndsWith("Shop.RegressionTests.csproj", project.Path, StringComparison.Ordinal);
        Assert.Contains(project.Missing, item => item is PackageItem { Name: "xunit.v3" });
        Assert.Equal(new EntryPoint("Program", null), project.EntryPoint);
    }

    [Fact]
    public async Task A_name_that_two_programs_have_is_not_what_the_test_stands_on()
    {
        using var shop = new ShopSolution()
            .Program("Store", "public class Program { public static void Main() { } } namespace Store { public class Shelf { } }")
            .Program("Till", "public class Program { public static void Main() { } }")
            .Tests("All.Tests", "xunit 3", "Store", "Till");

        Assert.Equal(new EntryPoint("Store.Shelf", null), (await shop.ChosenAsync("Store")).EntryPoint);
    }

    [Fact]
    public async Task Without_another_the_service_gets_an_alias_and_keeps_its_names()
    {
        using var shop = new ShopSolution()
            .Program("Till", "public class Program { public static void Main() { } }")
            .Tests("All.Tests", "NUnit 4", "Shop", "Till");

        var project = await shop.ChosenAsync();
        var written = new TestSource(project, "All.Tests.Regression").Write("GetOrdersTests", WrittenForms.InFlight, "x.har");

        Assert.Contains(new ElementItem("ProjectReference", "Update=\"../Shop/Shop.csproj\" Aliases=\"global,underTest\""), project.Missing);
        Assert.StartsWith("extern alias underTest;\n\nusing System.Net;\n", written, StringComparison.Ordinal);
        Assert.Contains("new WebApplicationFactory<underTest::Program>()", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_file_that_is_one_empty_element_gets_a_place_for_items()
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-tests-");
        try
        {
            var path = Path.Combine(folder.FullName, "Shop.Tests.csproj");
            File.WriteAllText(path, "<Project Sdk=\"MSTest.Sdk/4.5.2\" />\n");
            var project = new TestProject(
                path, null, "Shop.Tests", XunitFramework.V3, TestStyle.New, new EntryPoint("Program", null), 10,
                [new ElementItem("Using", "Include=\"Shop\"")]);

            var written = Encoding.UTF8.GetString(Assert.Single(ProjectFileEdit.Add(project)).Value);

            Assert.Equal("<Project Sdk=\"MSTest.Sdk/4.5.2\">\n  <ItemGroup>\n    <Using Include=\"Shop\" />\n  </ItemGroup>\n</Project>\n", written);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Path, string Attribute) Told(TestProject project) => (project.Path, project.Tests.TestAttribute);
}
