using Amazon.CDK.AWS.Lambda;
using LanguageExt;

namespace Blog.Cdk.Settings;

/// <param name="MemoryMegabytes">128 to 10,240, Lambda's limits.</param>
/// <param name="ReservedConcurrency">Of each function; none leaves all of them to the account's common pool.</param>
/// <param name="LogLevel">Less than this is not logged.</param>
/// <param name="Asset">The zip, or a folder, that the functions run; none for a placeholder, where only the template is
/// wanted.</param>
internal sealed record LambdaSettings(
    Runtime Runtime,
    Architecture Architecture,
    int MemoryMegabytes,
    Option<int> ReservedConcurrency,
    ApplicationLogLevel LogLevel,
    Option<string> Asset)
{
    internal bool IsDeprecated => Runtime.Name == Runtime.PROVIDED_AL2.Name;

    internal static Either<SettingFault, LambdaSettings> From(Context context) =>
        from runtime in context.OneOf("runtime", ("al2023", Runtime.PROVIDED_AL2023), ("al2", Runtime.PROVIDED_AL2))
        from architecture in context.OneOf(
            "architecture",
            ("x86_64", Architecture.X86_64),
            ("arm64", Architecture.ARM_64))
        from memory in context.Number("memory", least: 128, most: 10_240)
        from concurrency in context.OptionalNumber("reservedConcurrency", least: 1)
        from level in LevelFrom(context)
        from asset in AssetFrom(context)
        select new LambdaSettings(runtime, architecture, memory, concurrency, level, asset);

    private static Either<SettingFault, ApplicationLogLevel> LevelFrom(Context context) => context.OneOf(
        "logLevel",
        ("TRACE", ApplicationLogLevel.TRACE),
        ("DEBUG", ApplicationLogLevel.DEBUG),
        ("INFO", ApplicationLogLevel.INFO),
        ("WARN", ApplicationLogLevel.WARN),
        ("ERROR", ApplicationLogLevel.ERROR),
        ("FATAL", ApplicationLogLevel.FATAL));

    private static Either<SettingFault, Option<string>> AssetFrom(Context context) =>
        from templateOnly in context.OneOf("templateOnly", ("true", true), ("false", false))
        from path in context.Text("asset")
        from asset in templateOnly ? Option<string>.None : Existing(Path.GetFullPath(path))
        select asset;

    private static Either<SettingFault, Option<string>> Existing(string path) => Path.Exists(path)
        ? Prelude.Some(path)
        : new SettingFault(
            $"There is no {path}: run `dotnet cake --target=Publish` first, or ask for the template only, with -c "
            + "templateOnly=true.");
}
